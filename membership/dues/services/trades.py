"""What a payment service says about our numbers, by callback, question or bill: believed once."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User

from ..models import Difference, OnlinePayment, Order, Payment
from ..providers.base import Trade, TradeState
from .locks import locked
from .settling import count_payment

Status = OnlinePayment.Status


@transaction.atomic
def record_trade(*, method: str, trade: Trade) -> Difference | None:
    """Write down how a number stands; money that came is booked once, however often it is told.

    Returns the difference when what was told is not what our books expect; then nothing is booked.
    """
    if trade.account_problem:
        return note_difference(
            kind=Difference.Kind.WRONG_ACCOUNT, method=method, trade=trade, detail=trade.account_problem
        )
    found = OnlinePayment.objects.filter(method=method, number=trade.number).first()
    if found is None:
        if trade.state != TradeState.PAID:
            return None
        return note_difference(kind=Difference.Kind.UNKNOWN_NUMBER, method=method, trade=trade)
    if found.status == Status.PAID and found.transaction_id == trade.transaction_id:
        return None  # told again
    online = locked(found)
    if trade.state == TradeState.PAID:
        return _take(online, trade)
    if trade.state == TradeState.CLOSED and online.is_live:
        online.move_to(Status.CLOSED)
        online.ending, online.next_query_at = OnlinePayment.Ending.PROVIDER, None
        online.save()
        data = {"number": online.number, "ending": online.ending}
        log(online.order, "dues.online_closed", data=data)
    return None


def _take(online: OnlinePayment, trade: Trade) -> Difference | None:
    """Money has come under this number, which may have been closed in the meantime."""
    if online.status in (Status.PAID, Status.DISPUTED):
        return _told_again(online, trade)
    online.transaction_id = trade.transaction_id
    online.paid_at = trade.paid_at or timezone.now()
    online.paid_amount, online.next_query_at = trade.amount, None
    if trade.amount != online.amount or trade.currency != "CNY":
        online.move_to(Status.DISPUTED)
        online.save()
        return _dispute(online, trade)
    online.move_to(Status.PAID)
    online.save()
    book(online, by=None)
    return None


def _told_again(online: OnlinePayment, trade: Trade) -> Difference | None:
    if online.transaction_id == trade.transaction_id:
        if online.status == Status.DISPUTED:
            return _dispute(online, trade)
        return None
    detail = f"{online.transaction_id} / {trade.transaction_id}"
    return note_difference(
        kind=Difference.Kind.SURPLUS, method=online.method, trade=trade, order=online.order, detail=detail
    )


def _dispute(online: OnlinePayment, trade: Trade) -> Difference:
    return note_difference(
        kind=Difference.Kind.WRONG_AMOUNT,
        method=online.method,
        trade=trade,
        order=online.order,
        expected=online.amount,
        detail="" if trade.currency == "CNY" else trade.currency[:20],
    )


def book(online: OnlinePayment, *, by: User | None) -> Payment:
    """Count the money of this number on its order, which is locked."""
    payment = Payment.objects.create(
        order=online.order,
        online=online,
        method=online.method,
        amount=online.paid_amount,
        received_on=timezone.localdate(online.paid_at),
        recorded_by=by,
    )
    log(
        online.order,
        "dues.payment_received",
        user=by,
        data={"amount": str(payment.amount), "method": online.method, "number": online.transaction_id},
    )
    count_payment(payment, by=by)
    return payment


@transaction.atomic
def accept_disputed(*, online: OnlinePayment, by: User) -> Payment:
    """Finance takes another amount than was asked for as a payment of this order."""
    online = locked(online)
    online.move_to(Status.PAID)
    online.save(update_fields=["status"])
    return book(online, by=by)


def note_difference(
    *,
    kind: str,
    method: str,
    trade: Trade,
    order: Order | None = None,
    expected: Decimal | None = None,
    detail: str = "",
) -> Difference:
    """Written once, however often it is found."""
    difference, is_new = Difference.objects.get_or_create(
        kind=kind,
        method=method,
        number=trade.number[:64],
        transaction_id=trade.transaction_id[:64],
        defaults={"order": order, "expected": expected, "found": trade.amount, "detail": detail[:200]},
    )
    if is_new and order:
        log(order, "dues.difference_found", data={"kind": str(kind), "amount": str(trade.amount)})
    return difference


@transaction.atomic
def resolve_difference(*, difference: Difference, by: User, note: str) -> Difference:
    """Finance says how it was settled."""
    difference = Difference.objects.select_for_update().get(pk=difference.pk)
    if difference.resolved_at is None:
        difference.resolved_at, difference.resolved_by, difference.note = timezone.now(), by, note
        difference.save()
        log(difference, "dues.difference_resolved", user=by, data={"note": note})
    return difference
