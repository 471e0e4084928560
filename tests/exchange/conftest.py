import pytest

from tests.factories import UserFactory, owner_of, paid_up


@pytest.fixture
def ours(db):
    """A member in good standing."""
    return paid_up()


@pytest.fixture
def theirs(db):
    """Another one."""
    return paid_up()


@pytest.fixture
def moderator(db):
    return UserFactory(staff="moderator")


@pytest.fixture
def member(client, ours):
    """The browser of the first company's owner."""
    owner = owner_of(ours)
    owner.set_password("示例密码-2026")
    owner.save()
    client.force_login(owner)
    return client
