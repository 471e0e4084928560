"""Money on its way back: asked once, followed to its end, and said what it does to the term."""

import threading
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from membership.dues.errors import NotRefundable, NotReversible, PaymentServiceDown
from membership.dues.models import Difference, Order, Payment, Period, Refund
from membership.dues.services import (
    confirm_voucher,
    open_code,
    refresh_refund,
    request_refund,
    reverse_payment,
    send_refund,
)
from membership.dues.services.watching import watch_refunds
from membership.errors import IllegalTransition
from membership.notifications.models import Notice
from tests.factories import UserFactory, voucher_for

pytestmark = pytest.mark.django_db
Status = Refund.Status


@pytest.fixture
def finance():
    return UserFactory(staff="finance")


@pytest.fixture
def payment(wechat, order) -> Payment:
    """2000 yuan that came by WeChat Pay."""
    online = open_code(order=order, method="wechat", by=order.created_by)
    wechat.tell_paid(wechat.ledger.pay(online.number))
    return order.payments.get()


@pytest.fixture
def transfer(order, finance) -> Payment:
    return confirm_voucher(
        voucher=voucher_for(order), by=finance, amount=order.amount, received_on=timezone.localdate()
    )


def ask(payment, finance, amount="2000.00", ends_term=False) -> Refund:
    return request_refund(
        payment=payment, amount=Decimal(amount), reason="重复缴费", ends_term=ends_term, by=finance
    )


def standing(order):
    order = Order.objects.get(pk=order.pk)
    return order.status, order.organisation.membership.state


def test_a_refund_is_accepted_then_made(wechat, payment, finance):
    refund = ask(payment, finance)
    send_refund(refund=refund)
    refund.refresh_from_db()
    assert refund.status == Status.PROCESSING
    refresh_refund(refund=refund)
    refund.refresh_from_db()
    payment.refresh_from_db()
    assert (refund.status, payment.status) == (Status.SUCCEEDED, Payment.Status.REFUNDED)
    assert Order.objects.get().status == Order.Status.REFUNDED
    assert Notice.objects.filter(type="payment_refunded", channel="sms").count() == 1


def test_the_worker_sends_and_follows_refunds(wechat, payment, finance):
    ask(payment, finance)
    watch_refunds()
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        watch_refunds()
    assert Refund.objects.get().status == Status.SUCCEEDED


def test_after_a_time_out_the_same_number_is_sent_and_the_money_goes_once(wechat, payment, finance, settings):
    refund, settings.WECHAT_READ_SECONDS = ask(payment, finance), 0.3
    wechat.held = released = threading.Event()
    with pytest.raises(PaymentServiceDown):
        send_refund(refund=refund)
    released.set()
    settings.WECHAT_READ_SECONDS = 8
    refund.refresh_from_db()
    assert refund.status == Status.REQUESTED
    send_refund(refund=refund)
    (bill,) = wechat.ledger.bills.values()
    assert len(bill.refunds) == 1


@pytest.mark.parametrize(
    ("ends_term", "order_is", "member_is"), [(False, "refunded", "active"), (True, "refunded", "due")]
)
def test_finance_says_what_becomes_of_the_term(transfer, order, finance, ends_term, order_is, member_is):
    ask(transfer, finance, ends_term=ends_term)
    assert standing(order) == (order_is, member_is)
    assert Period.objects.count() == 1  # it stays readable


def test_the_term_ends_only_when_the_money_is_back(wechat, payment, order, finance):
    refund = ask(payment, finance, ends_term=True)
    send_refund(refund=refund)
    assert standing(order) == ("paid", "active")
    refund.refresh_from_db()
    refresh_refund(refund=refund)
    assert standing(order) == ("refunded", "due")


def test_parts_go_back_until_nothing_is_left(transfer, order, finance):
    ask(transfer, finance, "500.00")
    assert standing(order) == ("paid", "active")
    with pytest.raises(NotRefundable):
        ask(transfer, finance, "1500.01")
    ask(transfer, finance, "1500.00")
    assert standing(order)[0] == "refunded"


def test_what_is_on_its_way_cannot_be_sent_again(wechat, payment, finance):
    ask(payment, finance, "1500.00")
    with pytest.raises(NotRefundable):
        ask(payment, finance, "500.01")


@pytest.mark.parametrize("amount", ["0.00", "-1.00", "2000.01"])
def test_an_amount_that_did_not_come_does_not_go_back(transfer, finance, amount):
    with pytest.raises(NotRefundable):
        ask(transfer, finance, amount)


def test_the_service_refunds_for_a_year_only(wechat, payment, finance):
    with time_machine.travel(timezone.now() + timedelta(days=366)), pytest.raises(NotRefundable):
        ask(payment, finance)


def test_there_are_at_most_fifty_parts(wechat, payment, finance):
    for _part in range(50):
        ask(payment, finance, "1.00")
    with pytest.raises(NotRefundable):
        ask(payment, finance, "1.00")


def test_what_came_twice_goes_back_and_nothing_else_changes(wechat, order, finance):
    online = open_code(order=order, method="wechat", by=order.created_by)
    confirm_voucher(
        voucher=voucher_for(order), by=finance, amount=order.amount, received_on=timezone.localdate()
    )
    wechat.tell_paid(wechat.ledger.settle(wechat.ledger.bills[online.number]))
    refund = ask(order.payments.get(method="wechat"), finance)
    send_refund(refund=refund)
    refund.refresh_from_db()
    refresh_refund(refund=refund)
    order.refresh_from_db()
    assert (order.status, order.surplus) == (Order.Status.PAID, Decimal("0.00"))
    assert order.organisation.membership.state == "active"
    assert not Difference.objects.pending().exists()


def test_a_refund_that_is_told_counts_once(wechat, payment, finance):
    refund = ask(payment, finance, "800.00")
    send_refund(refund=refund)
    told = wechat.ledger.find_refund(refund.number)
    assert [wechat.tell_refund(told) for _again in range(3)] == [204, 204, 204]
    payment.refresh_from_db()
    assert payment.refunded == Decimal("800.00")


@pytest.mark.parametrize("ending", ["ABNORMAL", "CLOSED"])
def test_a_refund_that_fails_takes_nothing_off(wechat, payment, order, finance, ending):
    wechat.refunds_succeed_at_once = False
    refund = ask(payment, finance, ends_term=True)
    send_refund(refund=refund)
    assert wechat.tell_refund(wechat.ledger.end_refund(refund.number, ending)) == 204
    refund.refresh_from_db()
    payment.refresh_from_db()
    assert (refund.status, payment.refunded) == (ending.lower(), Decimal("0.00"))
    assert standing(order) == ("paid", "active")


def test_a_stuck_refund_that_is_put_right_is_made(wechat, payment, finance):
    wechat.refunds_succeed_at_once = False
    refund = ask(payment, finance)
    send_refund(refund=refund)
    wechat.tell_refund(wechat.ledger.end_refund(refund.number, "ABNORMAL"))
    wechat.ledger.end_refund(refund.number, "SUCCESS")
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        watch_refunds()
    refund.refresh_from_db()
    assert refund.status == Status.SUCCEEDED


def test_processing_told_after_success_changes_nothing(wechat, payment, finance):
    refund = ask(payment, finance)
    send_refund(refund=refund)
    refund.refresh_from_db()
    told = wechat.ledger.find_refund(refund.number)
    wechat.tell_refund(told)
    wechat.tell_refund(told | {"status": "PROCESSING"})
    refund.refresh_from_db()
    assert refund.status == Status.SUCCEEDED


def test_a_refund_nobody_asked_for_goes_to_finance(wechat, payment, finance):
    refund = ask(payment, finance)
    send_refund(refund=refund)
    told = wechat.ledger.find_refund(refund.number)
    assert wechat.tell_refund(told | {"out_refund_no": "made-in-the-platform"}) == 400
    assert wechat.tell_refund(told | {"amount": told["amount"] | {"refund": 1}}) == 400
    assert Difference.objects.filter(kind=Difference.Kind.REFUND).count() == 2
    payment.refresh_from_db()
    assert payment.refunded == 0


def test_a_confirmation_by_mistake_is_reversed_and_the_order_is_owed_again(transfer, order, finance):
    reverse_payment(payment=transfer, reason="看错了公司", by=finance)
    assert standing(order) == ("open", "due")
    order.refresh_from_db()
    assert (order.outstanding, Payment.objects.get().status) == (order.amount, Payment.Status.REVERSED)
    confirm_voucher(
        voucher=voucher_for(order), by=finance, amount=order.amount, received_on=timezone.localdate()
    )
    assert standing(order) == ("paid", "active")
    assert Period.objects.count() == 1
    with pytest.raises(IllegalTransition):
        reverse_payment(payment=transfer, reason="再来一次", by=finance)


def test_money_that_really_came_is_not_reversed(wechat, payment, finance):
    with pytest.raises(NotReversible):
        reverse_payment(payment=payment, reason="误操作", by=finance)
