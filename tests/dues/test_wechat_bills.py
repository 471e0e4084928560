"""Yesterday's bill of WeChat Pay against our books."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from examples.wechat_pay_simulator.service import Answer
from membership.dues.errors import PaymentServiceDown
from membership.dues.models import Difference, OnlinePayment, Order, Reconciliation
from membership.dues.providers import provider_of
from membership.dues.services import (
    open_code,
    reconcile_bill,
    reconcile_due_bills,
    refresh_refund,
    request_refund,
    send_refund,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
Kind = Difference.Kind


@pytest.fixture
def tomorrow():
    """Late enough in the morning for the bill of today to be there."""
    morning = timezone.localtime() + timedelta(days=1)
    with time_machine.travel(morning.replace(hour=11, minute=0)) as traveller:
        traveller.move_to(timezone.now() - timedelta(days=1))
        yield lambda: traveller.move_to(morning.replace(hour=11, minute=0))


def paid(wechat, order, *, told=True) -> OnlinePayment:
    online = open_code(order=order, method="wechat", by=order.created_by)
    bill = wechat.ledger.pay(online.number)
    if told:
        wechat.tell_paid(bill)
    online.refresh_from_db()
    return online


def test_a_bill_that_agrees_leaves_nothing_to_do(wechat, order, tomorrow):
    online = paid(wechat, order)
    refund = request_refund(
        payment=online.payment,
        amount=Decimal("10.00"),
        reason="多缴",
        ends_term=False,
        by=UserFactory(staff="finance"),
    )
    send_refund(refund=refund)
    refund.refresh_from_db()
    refresh_refund(refund=refund)
    tomorrow()
    assert reconcile_due_bills() == 1
    done = Reconciliation.objects.get()
    assert (done.payments, done.refunds, done.differences) == (1, 1, 0)
    assert reconcile_due_bills() == 0


def test_money_that_nobody_told_is_booked_from_the_bill(wechat, order, tomorrow):
    paid(wechat, order, told=False)
    tomorrow()
    reconcile_due_bills()
    order.refresh_from_db()
    assert order.status == Order.Status.PAID
    assert not Difference.objects.exists()


def test_what_differs_goes_to_finance_once(wechat, order, tomorrow):
    online = paid(wechat, order)
    day = timezone.localdate()
    wechat.ledger.bills[online.number].paid_total += 100
    wechat.ledger.bills["by-hand"] = bill = type(wechat.ledger.bills[online.number])(
        asked={"out_trade_no": "by-hand", "amount": {"total": 500}, "description": "手工, 收款"},
        created_at=wechat.ledger.now(),
    )
    wechat.ledger.settle(bill)
    tomorrow()
    for _twice in range(2):
        reconcile_bill(provider=provider_of("wechat"), day=day)
    kinds = sorted(Difference.objects.values_list("kind", flat=True))
    assert kinds == [Kind.MISSING_HERE, Kind.WRONG_AMOUNT]
    assert Difference.objects.get(kind=Kind.MISSING_HERE).found == Decimal("5.00")


def test_what_the_bill_does_not_have_goes_to_finance(wechat, order, tomorrow):
    online = paid(wechat, order)
    day = timezone.localdate()
    del wechat.ledger.bills[online.number]
    tomorrow()
    reconcile_bill(provider=provider_of("wechat"), day=day)
    assert Difference.objects.get().kind == Kind.MISSING_THERE


def test_a_bill_that_cannot_be_had_is_fetched_another_time(wechat, order, tomorrow, settings):
    paid(wechat, order)
    tomorrow()
    settings.WECHAT_GATEWAY = "http://127.0.0.1:9"
    with pytest.raises(PaymentServiceDown):
        reconcile_due_bills()
    assert not Reconciliation.objects.exists()


def test_a_bill_that_was_changed_on_the_way_is_not_read(wechat, order, tomorrow, monkeypatch):
    paid(wechat, order)
    day = timezone.localdate()
    tomorrow()
    forged = Answer(200, b"forged", "application/octet-stream")
    monkeypatch.setattr(wechat, "_file", lambda target: forged)
    with pytest.raises(PaymentServiceDown):
        reconcile_bill(provider=provider_of("wechat"), day=day)
