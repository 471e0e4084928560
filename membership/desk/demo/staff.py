from django.contrib.auth.models import Group

from membership.accounts.models import User

from .. import roles

PASSWORD = "demo-association"  # noqa: S105 - the demonstration's, told to everybody who starts it
STAFF = {
    "editor": (roles.EDITOR, "示例编辑"),
    "reviewer": (roles.REVIEWER, "示例审核员"),
    "finance": (roles.FINANCE, "示例财务"),
    "leader": (roles.LEADERSHIP, "示例秘书长"),
}


def add_staff() -> None:
    """One login for each role, and `admin` who may do everything."""
    roles.create_roles()
    User.objects.create_superuser("admin", "admin@example.com", PASSWORD, first_name="示例管理员")
    for username, (role, name) in STAFF.items():
        user = User.objects.create_user(username, f"{username}@example.com", PASSWORD, first_name=name)
        user.groups.add(Group.objects.get(name=role.name))
