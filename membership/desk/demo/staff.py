from django.contrib.auth.hashers import make_password
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
    password = make_password(PASSWORD)  # once: everybody knows it, and each time takes half a second
    admin = {"first_name": "示例管理员", "is_staff": True, "is_superuser": True}
    User.objects.create(username="admin", email="admin@example.com", password=password, **admin)
    for username, (role, name) in STAFF.items():
        email = f"{username}@example.com"
        user = User.objects.create(username=username, email=email, password=password, first_name=name)
        user.groups.add(Group.objects.get(name=role.name))
