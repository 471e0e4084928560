"""What WeChat Pay tells the site, and what somebody else pretends it told: the simulator signs for real."""

import json
import logging
import threading
import time

import pytest
from django.db import connection
from django.test import Client

from examples.wechat_pay_simulator.keys import Keys
from examples.wechat_pay_simulator.service import Service
from membership.certificates.models import Certificate
from membership.dues.models import Difference, OnlinePayment, Order, Payment, Period
from membership.dues.services import close_online_payment, open_code
from membership.notifications.models import Notice
from tests.dues.conftest import deliver

pytestmark = pytest.mark.django_db
URL = "/dues/wechat/notify/"


@pytest.fixture
def bill(wechat, order):
    """A code that its payer has paid; nothing was told yet."""
    online = open_code(order=order, method="wechat", by=order.created_by)
    return wechat.ledger.pay(online.number)


def nothing_happened() -> bool:
    return not Payment.objects.exists() and not Period.objects.exists()


def test_told_again_it_counts_once(wechat, order, bill):
    assert [wechat.tell_paid(bill) for _again in range(3)] == [204, 204, 204]
    assert (Payment.objects.count(), Period.objects.count()) == (1, 1)
    assert Notice.objects.filter(type="joined", channel="sms").count() == 1


FORGED = {
    "no signature": {"Wechatpay-Signature": None},
    "no serial": {"Wechatpay-Serial": None},
    "no nonce": {"Wechatpay-Nonce": None},
    "no timestamp": {"Wechatpay-Timestamp": None},
    "no signature type": {"Wechatpay-Signature-Type": None},
    "an unknown serial": {"Wechatpay-Serial": "PUB_KEY_ID_0000000000000000000000000000000"},
    "a certificate's serial": {"Wechatpay-Serial": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"},
    "another algorithm": {"Wechatpay-Signature-Type": "WECHATPAY2-SM2-WITH-SM3"},
    "a probe": {"Wechatpay-Signature": "WECHATPAY/SIGNTEST/AAAA"},
    "no base64": {"Wechatpay-Signature": "%%%"},
    "a signature that fits nothing": {"Wechatpay-Signature": "AAAA"},
    "a timestamp in words": {"Wechatpay-Timestamp": "yesterday"},
    "digits of another script": {"Wechatpay-Timestamp": "１７００００００００"},
}


@pytest.mark.parametrize("change", FORGED.values(), ids=FORGED)
def test_headers_that_are_not_wechat_pays_are_refused(wechat, bill, change):
    headers, body = wechat.payment_message(bill)
    headers = {name: value for name, value in (headers | change).items() if value is not None}
    headers = {name: value.encode().decode("latin-1") for name, value in headers.items()}
    before = len(wechat.calls)
    assert 400 <= deliver(URL, headers, body) < 500
    assert len(wechat.calls) == before  # no certificate was asked for
    assert nothing_happened()


@pytest.mark.parametrize(
    ("age", "status"), [(-400, 401), (-3 * 86400, 401), (-290, 204), (290, 204), (400, 401)]
)
def test_a_message_is_believed_for_five_minutes(wechat, bill, age, status):
    headers, body = wechat.payment_message(bill, now=time.time() + age)
    assert deliver(URL, headers, body) == status
    assert nothing_happened() == (status != 204)


def test_a_probe_that_is_otherwise_signed_is_refused(wechat, bill):
    headers, body = wechat.payment_message(bill)
    headers["Wechatpay-Signature"] = f"WECHATPAY/SIGNTEST/{headers['Wechatpay-Signature']}"
    assert deliver(URL, headers, body) == 401


def test_a_message_of_another_service_is_refused(wechat, bill, tmp_path):
    stranger = Service(Keys(tmp_path / "stranger"), deliver=deliver)
    headers, body = stranger.payment_message(bill)
    headers["Wechatpay-Serial"] = wechat.keys.account.public_key_id
    assert deliver(URL, headers, body) == 401
    assert nothing_happened()


def test_a_byte_changed_on_the_way_is_noticed(wechat, bill):
    headers, body = wechat.payment_message(bill)
    assert deliver(URL, headers, body.replace(b"EV-", b"EW-")) == 401


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'"text"', b"\xff\xfe\x00", b"x" * (64 * 1024 + 1)]
)
def test_a_body_that_is_no_message_is_refused(wechat, bill, body):
    headers, _real = wechat.payment_message(bill)
    assert 400 <= deliver(URL, headers, body) < 500
    assert nothing_happened()


@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b"null", b'{"resource_type": "encrypt-resource", "resource": 1}']
)
def test_a_signed_body_that_makes_no_sense_is_refused(wechat, bill, body):
    from examples.wechat_pay_simulator.signing import signed_headers

    assert 400 <= deliver(URL, signed_headers(wechat.keys, body, now=time.time()), body) < 500


def test_a_resource_locked_with_another_key_is_refused(wechat, bill, settings):
    settings.WECHAT_APIV3_KEY = "0" * 32
    assert 400 <= wechat.tell_paid(bill) < 500
    assert nothing_happened()


WRONG = {
    "another amount": ({"amount": {"total": 1, "currency": "CNY"}}, Difference.Kind.WRONG_AMOUNT),
    "more": ({"amount": {"total": 200001, "currency": "CNY"}}, Difference.Kind.WRONG_AMOUNT),
    "a part of a fen": ({"amount": {"total": 200000.5, "currency": "CNY"}}, Difference.Kind.WRONG_AMOUNT),
    "another currency": ({"amount": {"total": 200000, "currency": "USD"}}, Difference.Kind.WRONG_AMOUNT),
    "another appid": ({"appid": "wx0000000000000000"}, Difference.Kind.WRONG_ACCOUNT),
    "another mchid": ({"mchid": "1900000000"}, Difference.Kind.WRONG_ACCOUNT),
    "an unknown number": ({"out_trade_no": "nobody-knows-this"}, Difference.Kind.UNKNOWN_NUMBER),
}


@pytest.mark.parametrize(("change", "kind"), WRONG.values(), ids=WRONG)
def test_money_that_is_not_as_asked_for_is_kept_for_finance_and_counts_for_nothing(
    wechat, order, bill, change, kind
):
    for _again in range(2):
        assert deliver(URL, *wechat.payment_message(bill, **change)) == 400
    assert nothing_happened()
    difference = Difference.objects.get()
    assert (difference.kind, difference.transaction_id) == (kind, bill.transaction_id)
    order.refresh_from_db()
    assert order.status == Order.Status.OPEN


@pytest.mark.parametrize("state", ["NOTPAY", "CLOSED", "USERPAYING", "PAYERROR"])
def test_only_a_success_is_a_payment(wechat, bill, state):
    deliver(URL, *wechat.payment_message(bill, trade_state=state))
    assert nothing_happened()


def test_a_state_nobody_knows_is_refused(wechat, bill):
    assert deliver(URL, *wechat.payment_message(bill, trade_state="NEW")) == 400
    assert nothing_happened()


def test_closed_told_after_paid_changes_nothing(wechat, order, bill):
    wechat.tell_paid(bill)
    assert deliver(URL, *wechat.payment_message(bill, trade_state="CLOSED")) == 204
    order.refresh_from_db()
    assert (order.status, order.online_payments.get().status) == ("paid", "paid")


def test_two_numbers_of_one_order_both_paid_are_one_term_and_a_surplus(wechat, order, bill):
    first = OnlinePayment.objects.get()
    bill.state = "CLOSED"  # the money was on its way while it was closed
    close_online_payment(online=first, ending="superseded")
    second = open_code(order=order, method="wechat", by=order.created_by)
    wechat.tell_paid(wechat.ledger.pay(second.number))
    bill.state = "SUCCESS"
    assert wechat.tell_paid(bill) == 204
    order.refresh_from_db()
    assert (Payment.objects.count(), Period.objects.count()) == (2, 1)
    assert order.surplus == order.amount
    assert Difference.objects.pending().get().order == order


def test_events_we_do_not_keep_are_acknowledged(wechat, bill):
    headers, body = wechat.message("PAYSCORE.USER_PAID", {"state": "x"}, about="payscore")
    assert deliver(URL, headers, body) == 204


def test_without_an_account_nobody_is_listened_to(client):
    assert client.post(URL, b"{}", content_type="application/json").status_code == 404
    assert (
        client.post("/dues/bank_transfer/notify/", b"{}", content_type="application/json").status_code == 404
    )


def test_a_failure_of_ours_makes_wechat_pay_tell_it_again(wechat, order, bill, monkeypatch):
    def fail(**given):
        raise RuntimeError("the database is gone")

    with monkeypatch.context() as broken:
        broken.setattr("membership.dues.views.notify.take_notification", fail)
        assert wechat.tell_paid(bill) == 500
    assert nothing_happened()
    assert wechat.tell_paid(bill) == 204


def test_no_session_is_made_and_no_token_asked_for(wechat, bill):
    client = Client(enforce_csrf_checks=True)
    assert deliver(URL, *wechat.payment_message(bill), client=client) == 204
    assert not client.cookies


def test_what_was_decrypted_is_never_logged(wechat, bill, caplog):
    caplog.set_level(logging.DEBUG)
    wechat.tell_paid(bill)
    assert "oSimulatedPayer" not in caplog.text
    assert bill.transaction_id not in caplog.text


@pytest.mark.django_db(transaction=True)
def test_fifty_copies_at_once_are_one_payment_one_term_one_certificate_one_message(wechat, order, settings):
    online = open_code(order=order, method="wechat", by=order.created_by)
    bill = wechat.ledger.pay(online.number)
    together, answers = threading.Barrier(50, timeout=60), []
    messages = [wechat.payment_message(bill) for _copy in range(50)]

    def tell(message):
        try:
            together.wait()
            answers.append(deliver(URL, *message))
        finally:
            connection.close()

    threads = [threading.Thread(target=tell, args=(message,)) for message in messages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [204] * 50
    assert Payment.objects.count() == Period.objects.count() == Certificate.objects.count() == 1
    channels = list(Notice.objects.filter(type="joined").values_list("channel", "recipient"))
    assert channels
    assert len(channels) == len(set(channels))
    assert not Difference.objects.exists()


def test_json_of_a_refusal_says_nothing_of_the_inside(wechat, bill):
    headers, body = wechat.payment_message(bill, mchid="1900000000")
    answer = Client().post(URL, body, content_type="application/json", headers=headers)
    assert set(json.loads(answer.content)) == {"code", "message"}
