"""One contract, held by every gateway; the two real ones over HTTP against `servers.py`."""

import json
import socket
import threading
from contextlib import contextmanager

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from membership.notifications import types
from membership.notifications.channels.base import Found, Refused, Retry, Unknown
from membership.notifications.channels.sms import get_gateway
from membership.notifications.channels.sms.base import Message, Reason

from .servers import KEY_ID, KEY_SECRET, TIME_OUT, AliyunHandler, GatewayServer, TencentHandler

HANDLERS = {"aliyun": AliyunHandler, "tencent": TencentHandler}
TEMPLATES = {
    "test_approved": {"aliyun": "SMS_1", "tencent": {"id": "101", "params": ["amount", "name"]}},
    "test_code": {
        "aliyun": {"id": "SMS_2", "params": ["code"]},
        "tencent": {"id": "102", "params": ["code"]},
    },
}


def message(**changes):
    fields = {
        "type": "test_approved",
        "phone": "+8613800000001",
        "text": "示例公司：2000.00",
        "params": {"name": "示例公司 (A&B)*~", "amount": "2000.00"},
        "reference": "0b9ff5d4-0000-4000-8000-000000000001",
        "since": timezone.now(),
    }
    return Message(**{**fields, **changes})


@contextmanager
def serving(name):
    server = GatewayServer(name, HANDLERS[name])
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def server(request):
    with serving(request.param) as server:
        yield server


@pytest.fixture
def real(server, settings, monkeypatch):
    return configured(server, settings, monkeypatch)


def configured(server, settings, monkeypatch):
    for variable in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(variable, raising=False)
    access = {"key_id": KEY_ID, "key_secret": KEY_SECRET, "endpoint": server.url}
    settings.SMS_SIGNATURE = "示例协会"
    settings.SMS_TEMPLATES = TEMPLATES
    settings.SMS_TIMEOUT_SECONDS = 5
    settings.SMS_ALIYUN = access
    settings.SMS_TENCENT = {**access, "app_id": "1400000000", "region": "ap-guangzhou"}
    settings.SMS_GATEWAY = server.name
    return get_gateway(server.name)


both = pytest.mark.parametrize("server", ["aliyun", "tencent"], indirect=True)
aliyun = pytest.mark.parametrize("server", ["aliyun"], indirect=True)
tencent = pytest.mark.parametrize("server", ["tencent"], indirect=True)


@pytest.fixture(params=["console", "aliyun", "tencent"])
def any_gateway(request, settings, monkeypatch):
    """The gateway, and a function that reads back the references it accepted."""
    if request.param == "console":
        gateway = get_gateway("console")
        yield gateway, lambda: [json.loads(line)["id"] for line in gateway.path.read_text().splitlines()]
        return
    with serving(request.param) as server:
        gateway = configured(server, settings, monkeypatch)
        yield gateway, lambda: [one["reference"] for one in server.accepted]


def test_gateway_accepts_a_message_once_per_call_and_gives_a_receipt(any_gateway):
    gateway, accepted = any_gateway
    receipt = gateway.send(message())
    assert receipt.reference
    assert accepted() == [message().reference]


def test_gateway_never_denies_what_it_accepted_nor_claims_what_it_never_saw(any_gateway):
    gateway, _ = any_gateway
    assert gateway.find(message()) in ({Found.NO} if gateway.can_find else {Found.CANNOT_TELL})
    gateway.send(message())
    assert gateway.find(message()) in ({Found.YES} if gateway.can_find else {Found.CANNOT_TELL})
    assert gateway.find(message(reference="another")) is not Found.YES


@both
def test_values_reach_the_gateway_as_its_template_wants_them(server, real):
    real.send(message())
    [one] = server.accepted
    assert one["signature"] == "示例协会"
    if server.name == "aliyun":
        assert (one["phone"], one["template"]) == ("13800000001", "SMS_1")
        assert one["params"] == {"name": "示例公司 (A&B)*~", "amount": "2000.00"}
    else:
        assert (one["phone"], one["template"]) == ("+8613800000001", "101")
        assert one["params"] == ["2000.00", "示例公司 (A&B)*~"]


@both
@pytest.mark.parametrize(("name", "value"), [("key_secret", "wrong"), ("key_id", "wrong")])
def test_wrong_key_is_refused_for_good(server, real, settings, name, value):
    settings.SMS_ALIYUN = {**settings.SMS_ALIYUN, name: value}
    settings.SMS_TENCENT = {**settings.SMS_TENCENT, name: value}
    with pytest.raises(Refused) as caught:
        real.send(message())
    assert caught.value.reason == Reason.CREDENTIALS
    assert server.accepted == []


@aliyun
@pytest.mark.parametrize(
    ("code", "error", "reason"),
    [
        ("isv.BUSINESS_LIMIT_CONTROL", Retry, Reason.RECIPIENT_LIMIT),
        ("Throttling.User", Retry, Reason.UNAVAILABLE),
        ("isv.DAY_LIMIT_CONTROL", Refused, Reason.QUOTA),
        ("isv.MONTH_LIMIT_CONTROL", Refused, Reason.QUOTA),
        ("isv.SIGN_STATE_ILLEGAL", Refused, Reason.SIGNATURE),
        ("isv.OUT_OF_SERVICE", Refused, Reason.BALANCE),
        ("isv.AMOUNT_NOT_ENOUGH", Refused, Reason.BALANCE),
        ("isv.DENY_IP_RANGE", Refused, Reason.ADDRESS),
        ("isv.SMS_TEMPLATE_ILLEGAL", Refused, Reason.TEMPLATE),
        ("isv.MOBILE_NUMBER_ILLEGAL", Refused, Reason.RECIPIENT),
        ("isv.SOMETHING_NEW", Refused, Reason.OTHER),
        ("isp.SYSTEM_ERROR", Unknown, Reason.TIMED_OUT),
    ],
)
def test_aliyun_errors_are_told_apart(server, real, code, error, reason):
    server.answer = code
    with pytest.raises(error) as caught:
        real.send(message())
    assert (caught.value.reason, caught.value.code) == (reason, code)


@tencent
@pytest.mark.parametrize(
    ("code", "error", "reason"),
    [
        ("LimitExceeded.PhoneNumberThirtySecondLimit", Retry, Reason.RECIPIENT_LIMIT),
        ("LimitExceeded.PhoneNumberDailyLimit", Retry, Reason.RECIPIENT_LIMIT),
        ("LimitExceeded.AppDailyLimit", Refused, Reason.QUOTA),
        ("FailedOperation.InsufficientBalanceInSmsPackage", Refused, Reason.BALANCE),
        ("FailedOperation.SignatureIncorrectOrUnapproved", Refused, Reason.SIGNATURE),
        ("FailedOperation.TemplateIncorrectOrUnapproved", Refused, Reason.TEMPLATE),
        ("FailedOperation.PhoneNumberInBlacklist", Refused, Reason.RECIPIENT),
        ("UnauthorizedOperation.RequestIpNotInWhitelist", Refused, Reason.ADDRESS),
        ("AuthFailure.SignatureExpire", Refused, Reason.CLOCK),
        ("InternalError.Timeout", Unknown, Reason.TIMED_OUT),
        ("InternalError.SendAndRecvFail", Unknown, Reason.TIMED_OUT),
    ],
)
def test_tencent_errors_are_told_apart(server, real, code, error, reason):
    server.answer = code
    with pytest.raises(error) as caught:
        real.send(message())
    assert (caught.value.reason, caught.value.code) == (reason, code)


@both
def test_wrong_clock_is_named_as_such(server, real):
    server.clock_offset = 7200
    with pytest.raises(Refused) as caught:
        real.send(message())
    assert caught.value.reason == Reason.CLOCK


@both
def test_silence_after_the_request_left_is_unknown_and_sent_only_once(server, real, settings):
    settings.SMS_TIMEOUT_SECONDS = 0.5
    server.answer = TIME_OUT
    with pytest.raises(Unknown):
        real.send(message())
    assert len(server.accepted) == 1
    server.answer = "OK"
    settings.SMS_TIMEOUT_SECONDS = 5
    assert real.find(message()) == (Found.YES if server.name == "aliyun" else Found.CANNOT_TELL)


@both
def test_answer_that_is_no_answer_is_unknown(server, real):
    server.answer = 502
    with pytest.raises(Unknown):
        real.send(message())


@both
def test_gateway_that_cannot_be_reached_is_tried_again(server, real, settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}"
    settings.SMS_ALIYUN = {**settings.SMS_ALIYUN, "endpoint": closed}
    settings.SMS_TENCENT = {**settings.SMS_TENCENT, "endpoint": closed}
    with pytest.raises(Retry):
        real.send(message())
    if server.name == "aliyun":
        with pytest.raises(Retry):
            real.find(message())


@aliyun
def test_aliyun_looks_through_every_page_for_its_message(server, real):
    for number in range(60):
        server.accepted.append({"phone": "13800000001", "reference": f"r{number}"})
    assert real.find(message(reference="r59")) == Found.YES
    assert real.find(message(reference="r60")) == Found.NO


@both
def test_type_without_a_template_is_refused_before_anything_leaves(server, real):
    with pytest.raises(Refused) as caught:
        real.send(message(type="untold"))
    assert caught.value.reason == Reason.CONFIGURATION
    assert server.accepted == []


def problems():
    return sorted(str(problem.msg) for problem in run_checks() if problem.id.startswith("notifications"))


@both
def test_complete_configuration_passes_the_start_check(real, settings, monkeypatch):
    monkeypatch.setattr(types, "_types", {key: types.get_type(key) for key in TEMPLATES})
    assert problems() == []


@pytest.mark.parametrize("name", ["aliyun", "tencent"])
def test_missing_configuration_is_named_at_start(settings, name):
    settings.SMS_GATEWAY = name
    found = " ".join(problems())
    for what in ("SMS_SIGNATURE", f"SMS_{name.upper()}_KEY_ID", "SMS_TEMPLATES['test_code']"):
        assert what in found


def test_unknown_gateway_is_named_at_start(settings):
    settings.SMS_GATEWAY = "carrier-pigeon"
    assert problems() == ["SMS_GATEWAY names no gateway: 'carrier-pigeon'."]


def test_stale_time_shorter_than_a_task_may_run_is_named_at_start(settings):
    settings.NOTICE_STALE_SECONDS = 60
    assert problems() == ["NOTICE_STALE_SECONDS must be longer than CELERY_TASK_TIME_LIMIT."]
