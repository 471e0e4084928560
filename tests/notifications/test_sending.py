from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone
from wagtail.log_actions import registry

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.notifications import delivery
from membership.notifications.channels.base import Found, Refused, Retry, Unknown
from membership.notifications.channels.sms.base import Reason
from membership.notifications.errors import CannotResend, Overtaken
from membership.notifications.models import NEXT_STATUSES, Notice, NoticeStatus
from membership.notifications.services import queue_notice, rescue_notices, resend_notice, send_notice

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gateway", "broker_is_down")]
S = NoticeStatus


@pytest.fixture
def notice():
    return queue_notice(
        type="test_approved", event="test:1", phone="+8613800000001", params={"name": "示例", "amount": "1"}
    )[0]


@pytest.fixture
def code():
    return queue_notice(
        type="test_code", event="code:1", phone="+8613800000001", params={"code": "345678", "minutes": "10"}
    )[0]


def history(notice):
    return [entry.action for entry in registry.get_logs_for_instance(notice).order_by("pk")]


def age(notice, **changes):
    Notice.objects.filter(pk=notice.pk).update(**changes)
    notice.refresh_from_db()


def long_ago():
    return timezone.now() - timedelta(hours=1)


STEPS = {
    S.INFLIGHT: lambda notice: notice.claim(gateway="fake", now=timezone.now()),
    S.EXPIRED: lambda notice: notice.expire(),
    S.SENT: lambda notice: notice.mark_sent(gateway_reference="", now=timezone.now()),
    S.FAILED: lambda notice: notice.fail(code="", error=""),
    S.UNKNOWN: lambda notice: notice.doubt(code="", error="", ask_at=None),
    S.QUEUED: lambda notice: notice.requeue(at=timezone.now()),
}


@pytest.mark.parametrize("wanted", S)
@pytest.mark.parametrize("present", S)
def test_notice_moves_only_along_the_state_map(notice, present, wanted):
    age(notice, status=present)
    if wanted in NEXT_STATUSES[present]:
        STEPS[wanted](notice)
        assert notice.status == wanted
    else:
        with pytest.raises(IllegalTransition):
            STEPS[wanted](notice)
        assert notice.status == present
    assert Notice.objects.get(pk=notice.pk).status == notice.status


def test_row_that_somebody_else_moved_is_left_alone(notice):
    other = Notice.objects.get(pk=notice.pk)
    notice.claim(gateway="fake", now=timezone.now())
    with pytest.raises(Overtaken):
        other.claim(gateway="fake", now=timezone.now())


def test_worker_that_comes_back_from_the_dead_changes_nothing(notice):
    notice.claim(gateway="fake", now=long_ago())
    newer = Notice.objects.get(pk=notice.pk)
    newer.requeue(at=timezone.now())
    newer.claim(gateway="fake", now=timezone.now())
    with pytest.raises(Overtaken):
        notice.fail(code="", error="too late")


def test_sent_notice_is_not_sent_again(notice, gateway):
    for _ in range(3):
        send_notice(notice_id=notice.pk)
    assert len(gateway.sent) == 1
    notice.refresh_from_db()
    assert (notice.status, notice.gateway, notice.gateway_reference) == (S.SENT, "fake", "fake-1")
    assert history(notice) == ["notifications.sent"]


def test_refused_notice_fails_with_code_and_words(notice, gateway):
    gateway.answers.append(Refused(Reason.SIGNATURE, "isv.SIGN_STATE_ILLEGAL", "签名状态异常"))
    send_notice(notice_id=notice.pk)
    notice.refresh_from_db()
    assert (notice.status, notice.error_code) == (S.FAILED, "isv.SIGN_STATE_ILLEGAL")
    assert "签名状态异常" in notice.error
    assert history(notice) == ["notifications.failed"]


def test_temporary_refusal_is_tried_again_later_and_longer_each_time(notice, gateway):
    pauses = []
    for _ in range(delivery.MAX_ATTEMPTS - 1):
        gateway.answers.append(Retry(Reason.UNAVAILABLE))
        age(notice, next_attempt_at=timezone.now())
        send_notice(notice_id=notice.pk)
        notice.refresh_from_db()
        assert notice.status == S.QUEUED
        pauses.append(notice.next_attempt_at - timezone.now())
        send_notice(notice_id=notice.pk)  # its time has not come
    assert len(gateway.sent) == delivery.MAX_ATTEMPTS - 1
    assert pauses[0] > timedelta(seconds=25)
    assert all(earlier < later + timedelta(seconds=5) for earlier, later in pairwise(pauses))
    gateway.answers.append(Retry(Reason.UNAVAILABLE))
    age(notice, next_attempt_at=timezone.now())
    send_notice(notice_id=notice.pk)
    notice.refresh_from_db()
    assert notice.status == S.FAILED


def test_time_out_is_unknown_and_not_sent_again_by_itself(notice, gateway):
    gateway.answers.append(Unknown(Reason.TIMED_OUT))
    send_notice(notice_id=notice.pk)
    age(notice, claimed_at=long_ago())
    rescue_notices()
    notice.refresh_from_db()
    assert notice.status == S.UNKNOWN
    assert len(gateway.sent) == 1


@pytest.mark.parametrize(
    ("found", "status", "sendings"),
    [(Found.YES, S.SENT, 1), (Found.NO, S.SENT, 2), (Found.CANNOT_TELL, S.UNKNOWN, 1)],
)
def test_gateway_that_can_be_asked_settles_a_time_out(notice, gateway, monkeypatch, found, status, sendings):
    monkeypatch.setattr(gateway, "can_find", True)
    gateway.answers.append(Unknown(Reason.TIMED_OUT))
    gateway.found = found
    send_notice(notice_id=notice.pk)
    rescue_notices()
    notice.refresh_from_db()
    assert notice.status == status
    assert len(gateway.sent) == sendings
    assert len({message.reference for message in gateway.sent}) == 1


@pytest.mark.parametrize(
    ("found", "status", "sendings"),
    [(Found.YES, S.SENT, 0), (Found.NO, S.SENT, 1), (Found.CANNOT_TELL, S.UNKNOWN, 0)],
)
def test_notice_of_a_dead_worker_is_settled_by_asking_the_gateway(notice, gateway, found, status, sendings):
    gateway.found = found
    notice.claim(gateway="fake", now=long_ago())
    rescue_notices()
    notice.refresh_from_db()
    assert notice.status == status
    assert len(gateway.sent) == sendings


def test_notice_that_workers_keep_dying_over_fails_in_the_end(notice, gateway):
    gateway.found = Found.NO
    age(notice, attempts=delivery.MAX_ATTEMPTS - 1)
    notice.claim(gateway="fake", now=long_ago())
    rescue_notices()
    notice.refresh_from_db()
    assert notice.status == S.FAILED


def test_notice_that_is_being_sent_is_not_touched_before_its_time(notice, gateway):
    gateway.found = Found.NO
    notice.claim(gateway="fake", now=timezone.now())
    rescue_notices()
    notice.refresh_from_db()
    assert notice.status == S.INFLIGHT
    assert gateway.sent == []


def test_gateway_that_cannot_be_asked_now_is_asked_later(notice, gateway):
    gateway.found = Retry(Reason.UNAVAILABLE)
    notice.claim(gateway="fake", now=long_ago())
    rescue_notices()
    notice.refresh_from_db()
    assert notice.status == S.INFLIGHT


def test_rescue_sends_what_the_broker_never_took(notice, gateway):
    rescue_notices()
    assert len(gateway.sent) == 1


def test_code_is_never_sent_after_its_lifetime(code, gateway):
    age(code, expires_at=long_ago())
    rescue_notices()
    code.refresh_from_db()
    assert code.status == S.EXPIRED
    assert gateway.sent == []
    assert "345678" not in code.text + str(code.params)


@pytest.mark.parametrize("answer", [None, Refused(Reason.OTHER), Unknown(Reason.TIMED_OUT)])
def test_code_is_masked_once_its_notice_is_done(code, gateway, answer):
    if answer:
        gateway.answers.append(answer)
    send_notice(notice_id=code.pk)
    code.refresh_from_db()
    assert code.text == "Your code is ***, good for *** minutes."
    assert code.params == {"code": "***", "minutes": "***"}
    assert "345678" in gateway.sent[0].text
    assert "345678" not in str(list(registry.get_logs_for_instance(code).values()))


def test_code_waiting_for_another_attempt_expires_in_time(code, gateway):
    age(code, expires_at=timezone.now() + timedelta(seconds=3))
    gateway.answers.append(Retry(Reason.RECIPIENT_LIMIT))
    send_notice(notice_id=code.pk)
    code.refresh_from_db()
    assert code.next_attempt_at == code.expires_at


@pytest.mark.parametrize("status", [S.FAILED, S.UNKNOWN])
def test_staff_send_a_failed_or_doubtful_notice_again_as_a_new_sending(notice, gateway, status):
    staff = User.objects.create_user("staff")
    age(notice, status=status, next_attempt_at=None, attempts=3, error="x")
    before = notice.reference
    resend_notice(notice=notice, by=staff)
    rescue_notices()
    notice.refresh_from_db()
    assert notice.status == S.SENT
    assert notice.reference != before
    assert history(notice) == ["notifications.resend", "notifications.sent"]
    assert registry.get_logs_for_instance(notice).get(action="notifications.resend").user == staff


@pytest.mark.parametrize("status", [S.QUEUED, S.INFLIGHT, S.SENT, S.EXPIRED])
def test_only_failed_and_doubtful_notices_can_be_sent_again(notice, status):
    age(notice, status=status)
    with pytest.raises(IllegalTransition):
        resend_notice(notice=notice, by=None)


def test_code_cannot_be_sent_again(code):
    age(code, status=S.FAILED)
    with pytest.raises(CannotResend):
        resend_notice(notice=code, by=None)
