from types import SimpleNamespace

import pytest

from membership.accounts.models import AgreementKind, AgreementVersion
from membership.accounts.signals import code_requested, phone_confirmed

PHONE = "+8613800138000"
TYPED = "138 0013 8000"


@pytest.fixture
def codes():
    """Every code that would have been sent, in order."""
    sent = []

    def record(sender, phone, code, expires_at, purpose, event, **_):
        sent.append(
            SimpleNamespace(phone=phone, code=code, expires_at=expires_at, purpose=purpose, event=event)
        )

    code_requested.connect(record)
    yield sent
    code_requested.disconnect(record)


@pytest.fixture
def confirmations():
    seen = []

    def record(sender, user, phone, is_new, **_):
        seen.append((user, phone, is_new))

    phone_confirmed.connect(record)
    yield seen
    phone_confirmed.disconnect(record)


@pytest.fixture
def agreements(db):
    """The three agreements that logging in accepts, in their first version."""
    return [
        AgreementVersion.objects.create(kind=kind, number=1, title=f"示例{kind.label}", text="<p>示例</p>")
        for kind in (AgreementKind.USER, AgreementKind.PRIVACY, AgreementKind.LICENCE)
    ]
