import pytest

from membership.papers import access
from membership.papers.rules import FORM
from membership.papers.services import store_upload
from tests.factories import UserFactory

from . import samples


@pytest.fixture
def readers(monkeypatch):
    """No room vouches for anything, until a test says so."""
    registered = []
    monkeypatch.setattr(access, "_readers", registered)
    return registered


@pytest.fixture
def owner(db):
    return UserFactory()


@pytest.fixture
def store(owner):
    """Keep a made-up file as `owner` would have uploaded it."""

    def keep(content: bytes, name: str = "示例.bin", rule=FORM):
        return store_upload(upload=samples.upload(content, name), rule=rule, uploaded_by=owner)

    return keep


@pytest.fixture
def owner_client(client, owner):
    client.force_login(owner)
    return client
