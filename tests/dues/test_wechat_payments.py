"""Paying by WeChat Pay against the simulator: real signatures both ways, real HTTP, retries and time-outs."""

import threading
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from membership.dues.errors import BeingAsked, NotPayableOnline, PaymentServiceDown
from membership.dues.models import Difference, OnlinePayment, Order, Payment, Period
from membership.dues.services import (
    cancel_order,
    close_if_wrong,
    close_online_payment,
    confirm_voucher,
    open_code,
    refresh_online_payment,
)
from membership.dues.services.watching import watch_online_payments
from membership.errors import IllegalTransition
from tests.factories import UserFactory, voucher_for

pytestmark = pytest.mark.django_db
Ending, Status = OnlinePayment.Ending, OnlinePayment.Status


def begin(order) -> OnlinePayment:
    return open_code(order=order, method="wechat", by=order.created_by)


def later(**given):
    return time_machine.travel(timezone.now() + timedelta(**given), tick=True)


def transfer(order, amount):
    return confirm_voucher(
        voucher=voucher_for(order),
        by=UserFactory(staff="finance"),
        amount=Decimal(amount),
        received_on=timezone.localdate(),
        accept_difference=True,
    )


def test_a_code_asks_for_what_is_owed_in_fen(wechat, order):
    online = begin(order)
    bill = wechat.ledger.bills[online.number]
    assert bill.total == 200000
    assert (online.status, online.code_url) == (Status.OPEN, bill.code_url)
    assert bill.asked["notify_url"].endswith("/dues/wechat/notify/")


def test_a_payment_that_is_told_makes_the_company_a_member_at_once(wechat, order):
    online = begin(order)
    assert wechat.tell_paid(wechat.ledger.pay(online.number)) == 204
    order.refresh_from_db()
    payment = order.payments.get()
    assert (payment.amount, payment.method, payment.recorded_by) == (Decimal("2000.00"), "wechat", None)
    assert order.status == Order.Status.PAID
    assert order.period.membership.state == "active"


def test_looking_again_shows_the_same_code(wechat, order):
    assert begin(order).code_url == begin(order).code_url
    assert OnlinePayment.objects.count() == 1


def test_a_code_that_is_two_hours_old_is_renewed_under_the_same_number(wechat, order):
    first = begin(order)
    with later(hours=2):
        second = begin(order)
    assert second.number == first.number
    assert second.code_url != first.code_url


def test_after_a_time_out_the_same_number_is_asked_for_again(wechat, order, settings):
    settings.WECHAT_READ_SECONDS = 0.3
    wechat.held = threading.Event()
    released = wechat.held
    with pytest.raises(PaymentServiceDown):
        begin(order)
    released.set()
    number = OnlinePayment.objects.get().number
    assert number in wechat.ledger.bills  # it was accepted
    settings.WECHAT_READ_SECONDS = 8
    with later(seconds=5):
        online = begin(order)
    assert (online.number, online.status) == (number, Status.OPEN)
    assert len(wechat.ledger.bills) == 1


def test_two_pages_do_not_ask_at_the_same_moment(wechat, order, settings):
    settings.WECHAT_GATEWAY = "http://127.0.0.1:9"  # nobody listens
    with pytest.raises(PaymentServiceDown):
        begin(order)
    with pytest.raises(BeingAsked):
        begin(order)


def test_a_service_that_does_not_answer_loses_nothing(wechat, order, settings):
    gateway, settings.WECHAT_GATEWAY = settings.WECHAT_GATEWAY, "http://127.0.0.1:9"
    with pytest.raises(PaymentServiceDown):
        begin(order)
    settings.WECHAT_GATEWAY = gateway
    with later(seconds=5):
        assert begin(order).has_fresh_code


def test_an_answer_signed_with_another_key_is_not_believed(wechat, order, settings, tmp_path):
    from examples.wechat_pay_simulator.keys import Keys

    stranger = Keys(tmp_path / "stranger")
    wechat.keys.__dict__["platform"], own = stranger.platform, wechat.keys.platform
    try:
        with pytest.raises(PaymentServiceDown):
            begin(order)
    finally:
        wechat.keys.__dict__["platform"] = own
    assert OnlinePayment.objects.get().code_url == ""


def test_a_wrong_key_of_the_merchant_is_said_and_nothing_is_shown(wechat, order, settings):
    settings.WECHAT_SERIAL = "0" * 40
    with pytest.raises(NotPayableOnline):
        begin(order)
    assert "SIGN_ERROR" in OnlinePayment.objects.get().failure


def test_an_order_for_transfers_only_takes_no_code(wechat, order):
    order.methods = ["bank_transfer"]
    order.save()
    with pytest.raises(NotPayableOnline):
        begin(order)


def test_without_an_account_no_code_is_offered(order):
    with pytest.raises(NotPayableOnline):
        begin(order)


def test_a_part_payment_closes_the_code_and_the_next_one_asks_for_the_rest(
    wechat, order, django_capture_on_commit_callbacks
):
    first = begin(order)
    with django_capture_on_commit_callbacks(execute=True):
        transfer(order, "800.00")
    first.refresh_from_db()
    second = begin(order)
    assert (first.status, first.ending) == (Status.CLOSED, Ending.SUPERSEDED)
    assert wechat.ledger.bills[first.number].state == "CLOSED"
    assert (second.amount, second.number != first.number) == (Decimal("1200.00"), True)


def test_a_confirmed_transfer_closes_the_code(wechat, order, django_capture_on_commit_callbacks):
    online = begin(order)
    with django_capture_on_commit_callbacks(execute=True):
        transfer(order, "2000.00")
    online.refresh_from_db()
    assert (online.status, online.ending) == (Status.CLOSED, Ending.ANOTHER_WAY)
    with pytest.raises(IllegalTransition):
        begin(order)


def test_a_voucher_closes_the_code_because_the_money_is_said_to_be_on_its_way(
    wechat, order, django_capture_on_commit_callbacks
):
    online = begin(order)
    with django_capture_on_commit_callbacks(execute=True):
        voucher_for(order)
    assert wechat.ledger.bills[online.number].state == "CLOSED"
    with pytest.raises(NotPayableOnline):
        begin(order)


def test_transfer_and_code_both_paid_are_one_term_and_a_surplus(wechat, order):
    online = begin(order)
    transfer(order, "2000.00")
    assert wechat.tell_paid(wechat.ledger.settle(wechat.ledger.bills[online.number])) == 204
    order.refresh_from_db()
    assert (order.status, order.surplus) == (Order.Status.PAID, Decimal("2000.00"))
    assert (Payment.objects.count(), Period.objects.count()) == (2, 1)
    assert Difference.objects.pending().get().kind == Difference.Kind.SURPLUS


def test_a_voucher_sent_before_the_code_was_paid_is_still_confirmed_as_too_much(wechat, order):
    online, voucher = begin(order), voucher_for(order)
    wechat.tell_paid(wechat.ledger.pay(online.number))
    confirm_voucher(
        voucher=voucher,
        by=UserFactory(staff="finance"),
        amount=Decimal("2000.00"),
        received_on=timezone.localdate(),
        accept_difference=True,
    )
    order.refresh_from_db()
    assert (order.surplus, Period.objects.count()) == (Decimal("2000.00"), 1)


@pytest.mark.parametrize("ending", [Ending.EXPIRED, Ending.SUPERSEDED])
def test_a_late_success_on_a_closed_number_still_counts(wechat, order, ending):
    online = close_online_payment(online=begin(order), ending=ending)
    wechat.tell_paid(wechat.ledger.settle(wechat.ledger.bills[online.number]))
    order.refresh_from_db()
    assert (order.status, Period.objects.count()) == (Order.Status.PAID, 1)


def test_money_for_a_cancelled_order_is_kept_and_shown_to_finance(wechat, order):
    online = begin(order)
    cancel_order(order=order, by=None)
    wechat.tell_paid(wechat.ledger.settle(wechat.ledger.bills[online.number]))
    order.refresh_from_db()
    assert (order.status, order.surplus) == (Order.Status.CANCELLED, Decimal("2000.00"))
    assert not Period.objects.exists()
    assert Difference.objects.pending().get().order == order


def test_cancelling_an_order_closes_its_code(wechat, order, django_capture_on_commit_callbacks):
    online = begin(order)
    with django_capture_on_commit_callbacks(execute=True):
        cancel_order(order=order, by=None)
    assert wechat.ledger.bills[online.number].state == "CLOSED"


def test_a_lost_callback_is_found_by_the_worker(wechat, order):
    wechat.ledger.pay(begin(order).number)
    assert watch_online_payments() == 0  # not due yet
    with later(seconds=16):
        assert watch_online_payments() == 1
    order.refresh_from_db()
    assert order.status == Order.Status.PAID


def test_the_worker_asks_less_and_less_often(wechat, order):
    begin(order)
    asked = []
    for minute in range(60):
        with later(minutes=minute, seconds=20):
            asked.append(watch_online_payments())
    assert asked[0] == 1
    assert 6 <= sum(asked) <= 10


def test_the_worker_closes_what_has_expired(wechat, order):
    online = begin(order)
    with later(hours=25):
        watch_online_payments()
    online.refresh_from_db()
    assert online.status == Status.CLOSED
    with later(hours=25):
        assert begin(order).number != online.number


def test_a_service_that_is_down_is_asked_again_later(wechat, order, settings):
    online = begin(order)
    gateway, settings.WECHAT_GATEWAY = settings.WECHAT_GATEWAY, "http://127.0.0.1:9"
    wechat.ledger.pay(online.number)
    with later(seconds=16):
        watch_online_payments()
    settings.WECHAT_GATEWAY = gateway
    with later(minutes=2):
        watch_online_payments()
    order.refresh_from_db()
    assert order.status == Order.Status.PAID


def test_closing_too_late_books_the_money(wechat, order):
    online = begin(order)
    wechat.ledger.pay(online.number)
    with later(hours=25):
        close_if_wrong(pk=online.pk)
    order.refresh_from_db()
    assert order.status == Order.Status.PAID


def test_asking_about_a_number_changes_nothing_until_it_is_paid(wechat, order):
    online = begin(order)
    assert refresh_online_payment(online=online).status == Status.OPEN
    assert not Payment.objects.exists()
