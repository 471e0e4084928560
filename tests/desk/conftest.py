import pytest
from django.contrib.auth.models import Group
from django.test import Client

from membership.accounts.models import User
from membership.desk import roles
from membership.joining.models import JoiningProcess
from tests.factories import add_stages


@pytest.fixture
def staff(db):
    """`staff("审核")` is somebody who holds this role and no other."""

    def make(role: str, username: str = "") -> User:
        user = User.objects.create_user(username=username or f"staff {role}", password="a long password")
        user.groups.add(Group.objects.get(name=role))
        return user

    return make


@pytest.fixture
def desk_of(staff):
    """A browser in which somebody with this role has logged in."""

    def log_in(role: str):
        browser = Client(headers={"accept-language": "en"})
        browser.force_login(staff(role), backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return log_in


@pytest.fixture
def process(db):
    """One stage, decided by the reviewers."""
    process = JoiningProcess.objects.create(name="示例入会流程", is_current=True)
    group = Group.objects.get(name=roles.REVIEWER.name)
    add_stages(process, group=group, reviews=["资料审核"])
    return process
