"""The bill of a day against our books (对账): what we missed is booked, what differs goes to finance."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from ..errors import DuesError, PaymentServiceDown
from ..models import Difference, OnlinePayment, Reconciliation, Refund
from ..providers import online_providers
from ..providers.base import (
    BillLine,
    Provider,
    RefundAnswer,
    RefundState,
    Refused,
    Trade,
    TradeState,
    Unreachable,
)
from .online import refresh_online_payment
from .refunds import record_refund, refresh_refund
from .trades import note_difference

READY_AT = time(10, 30)  # bills of the day before are made by ten in the morning
DAYS_BACK = 5


def reconcile_due_bills() -> int:
    """Every day of the last ones that was not held against our books yet; returns how many were now."""
    done = 0
    for provider in online_providers():
        for day in _days_due(provider.key):
            reconcile_bill(provider=provider, day=day)
            done += 1
    return done


def _days_due(method: str) -> list[date]:
    now = timezone.localtime()
    last = now.date() - timedelta(days=1 if now.time() >= READY_AT else 2)
    days = [last - timedelta(days=back) for back in range(DAYS_BACK)]
    first = OnlinePayment.objects.filter(method=method).order_by("created_at").first()
    if first is None:
        return []
    done = set(Reconciliation.objects.filter(method=method, day__in=days).values_list("day", flat=True))
    since = timezone.localdate(first.created_at)
    return sorted(day for day in days if day >= since and day not in done)


def reconcile_bill(*, provider: Provider, day: date) -> Reconciliation:
    """Raises `PaymentServiceDown` while the bill cannot be had."""
    try:
        lines = provider.download_bill(day)
    except (Unreachable, Refused) as error:
        raise PaymentServiceDown from error
    payments = [line for line in lines if not line.refund_number]
    refunds = [line for line in lines if line.refund_number]
    found = [*_check_payments(provider.key, payments), *_check_refunds(provider.key, refunds)]
    found += _missing_there(provider.key, day, {line.number for line in payments})
    return _note(provider.key, day, payments, refunds, found)


@transaction.atomic
def _note(method, day, payments, refunds, found) -> Reconciliation:
    counts = {"payments": len(payments), "refunds": len(refunds), "differences": len(found)}
    return Reconciliation.objects.update_or_create(method=method, day=day, defaults=counts)[0]


def _trade(line: BillLine) -> Trade:
    return Trade(
        number=line.number, state=TradeState.PAID, amount=line.amount, transaction_id=line.transaction_id
    )


def _check_payments(method: str, lines: list[BillLine]) -> Iterable[Difference]:
    numbers = [line.number for line in lines]
    ours = {
        each.number: each
        for each in OnlinePayment.objects.filter(method=method, number__in=numbers).select_related("order")
    }
    for line in lines:
        online = ours.get(line.number)
        if online and online.paid_at is None:
            online = _ask_again(online)
        if online is None or online.paid_at is None:
            order = online.order if online else None
            kind = Difference.Kind.MISSING_HERE
            yield note_difference(kind=kind, method=method, trade=_trade(line), order=order)
        elif line.amount != online.paid_amount:
            yield note_difference(
                kind=Difference.Kind.WRONG_AMOUNT,
                method=method,
                trade=_trade(line),
                order=online.order,
                expected=online.paid_amount,
            )


def _ask_again(online: OnlinePayment) -> OnlinePayment:
    """The callback and every question were lost: what the service says now is booked."""
    try:
        return refresh_online_payment(online=online)
    except DuesError:
        return online


def _check_refunds(method: str, lines: list[BillLine]) -> Iterable[Difference]:
    numbers = [line.refund_number for line in lines]
    ours = {
        each.number: each
        for each in Refund.objects.filter(number__in=numbers).select_related("payment__online")
    }
    for line in lines:
        refund = ours.get(line.refund_number)
        if refund is None or refund.amount != line.amount:
            answer = RefundAnswer(line.refund_number, RefundState.SUCCEEDED, amount=line.amount)
            yield record_refund(method=method, answer=answer)
        elif refund.status in Refund.WAITING:
            try:
                refresh_refund(refund=refund)
            except DuesError:
                continue  # the worker goes on asking


def _missing_there(method: str, day: date, told: set[str]) -> Iterable[Difference]:
    begin = timezone.make_aware(datetime.combine(day, time.min))
    ours = OnlinePayment.objects.filter(
        method=method, paid_at__gte=begin, paid_at__lt=begin + timedelta(days=1)
    ).select_related("order")
    for online in ours.exclude(number__in=told):
        trade = Trade(number=online.number, state=TradeState.PAID, transaction_id=online.transaction_id)
        yield note_difference(
            kind=Difference.Kind.MISSING_THERE,
            method=method,
            trade=trade,
            order=online.order,
            expected=online.paid_amount,
        )
