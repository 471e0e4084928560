import json

import pytest
from django.db import transaction

from membership.notifications.errors import BadRecipient, MissingValue
from membership.notifications.models import Notice, NoticeStatus, Wording
from membership.notifications.placeholders import clause
from membership.notifications.services import queue_notice

PHONE = "+8613800000001"
VALUES = {"name": "示例公司", "amount": "2000.00"}


def queue(**kwargs):
    (notice,) = queue_notice(
        **{"type": "test_approved", "event": "test:1", "phone": PHONE, "params": VALUES, **kwargs}
    )
    return notice


@pytest.mark.django_db(transaction=True)
def test_notice_is_sent_once_the_business_transaction_commits(sms_file):
    with transaction.atomic():
        notice = queue()
        assert not sms_file.exists()
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.SENT
    assert notice.sent_at is not None
    line = json.loads(sms_file.read_text("utf-8"))
    assert line["phone"] == PHONE
    assert line["text"] == "示例公司 was approved and pays 2000.00."
    assert line["params"] == VALUES
    assert line["id"] == str(notice.reference)
    assert line["sent_at"]


@pytest.mark.django_db(transaction=True)
def test_notice_vanishes_with_a_business_transaction_that_fails(sms_file):
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not sms_file.exists()


@pytest.mark.django_db(transaction=True)
def test_same_event_reaches_the_same_person_once(sms_file):
    first, second = queue(), queue(params={**VALUES, "amount": "1.00"})
    assert first.pk == second.pk
    assert len(sms_file.read_text().splitlines()) == 1
    other = queue(phone="+8613800000002")
    assert other.pk != first.pk


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("broker_is_down")
def test_broker_that_is_down_does_not_fail_the_request():
    notice = queue()
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.QUEUED


@pytest.mark.django_db
def test_missing_value_is_refused_at_once():
    with pytest.raises(MissingValue, match="amount"):
        queue(params={"name": "示例公司"})


@pytest.mark.django_db
@pytest.mark.parametrize("phone", ["13800000001", "", "+86 138 0000 0001", "someone@example.com"])
def test_recipient_must_be_an_e164_number(phone):
    with pytest.raises(BadRecipient):
        queue(phone=phone)


@pytest.mark.django_db
def test_type_that_was_never_declared_is_refused():
    with pytest.raises(KeyError):
        queue(type="never_declared")


@pytest.mark.django_db
def test_type_that_editors_switched_off_is_not_written():
    Wording.objects.create(type="test_approved", sends_sms=False)
    assert queue_notice(type="test_approved", event="test:1", phone=PHONE, params=VALUES) == []
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_editors_wording_is_what_is_sent():
    Wording.objects.create(type="test_approved", text="贵单位 {name} 已通过审核。")
    assert queue().text == "贵单位 示例公司 已通过审核。"


@pytest.mark.django_db
def test_values_are_never_read_as_placeholders():
    Wording.objects.create(type="test_approved", text="{name}：{amount}")
    assert queue(params={"name": "{amount}", "amount": "{0.__class__}"}).text == "{amount}：{0.__class__}"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("回单看不清金额。", "回单看不清金额"),
        ("两处：\n一、名称；\n二、金额。", "两处： 一、名称； 二、金额"),
        ("长" * 500, "长" * 79 + "…"),
    ],
)
def test_what_staff_write_becomes_part_of_a_sentence(written, said):
    assert clause(written) == said
