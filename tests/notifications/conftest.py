from datetime import timedelta

import pytest

from membership.notifications import types
from membership.notifications.channels import sms
from membership.notifications.channels.base import Found, Gateway, Receipt
from membership.notifications.types import NoticeType

APPROVED = NoticeType(
    key="test_approved",
    name="Approved",
    variables={"name": "示例公司", "amount": "2000.00"},
    text="{name} was approved and pays {amount}.",
)
CODE = NoticeType(
    key="test_code",
    name="Code",
    variables={"code": "123456", "minutes": "10"},
    text="Your code is {code}, good for {minutes} minutes.",
    secret=True,
    lifetime=timedelta(minutes=10),
    needed=("code",),
)


class FakeGateway(Gateway):
    """Does what the test says: `answers` are raised or returned one after another."""

    answers: list = []
    sent: list = []
    found: object = Found.CANNOT_TELL

    def send(self, message):
        FakeGateway.sent.append(message)
        answer = FakeGateway.answers.pop(0) if FakeGateway.answers else Receipt("fake-1")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def find(self, message):
        if isinstance(FakeGateway.found, Exception):
            raise FakeGateway.found
        return FakeGateway.found


@pytest.fixture(autouse=True)
def _declared_types(monkeypatch):
    for type_ in (APPROVED, CODE):
        monkeypatch.setitem(types._types, type_.key, type_)


@pytest.fixture(autouse=True)
def sms_file(settings, tmp_path):
    settings.SMS_CONSOLE_FILE = tmp_path / "sms.jsonl"
    return settings.SMS_CONSOLE_FILE


@pytest.fixture
def gateway(settings, monkeypatch):
    monkeypatch.setitem(sms.GATEWAYS, "fake", f"{__name__}.FakeGateway")
    settings.SMS_GATEWAY = "fake"
    sms.gateway_class.cache_clear()
    monkeypatch.setattr(FakeGateway, "answers", [])
    monkeypatch.setattr(FakeGateway, "sent", [])
    monkeypatch.setattr(FakeGateway, "found", Found.CANNOT_TELL)
    monkeypatch.setattr(FakeGateway, "can_find", False)
    yield FakeGateway
    sms.gateway_class.cache_clear()


@pytest.fixture
def broker_is_down(monkeypatch):
    """Rows wait for the rescue: nothing hurries them."""

    def refuse(*args, **kwargs):
        raise ConnectionError("no broker")

    monkeypatch.setattr("membership.notifications.tasks.send_notice.apply_async", refuse)
