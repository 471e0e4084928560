"""What an order is owed against what has come. Runs in the transaction that changed either, with the order
locked; see `locks`."""

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User

from ..models import Difference, OnlinePayment, Order, Payment
from ..notices import tell_renewed
from ..signals import order_paid
from .invoices import start_clock
from .memberships import add_period
from .receipts import refresh_receipt


def count_payment(payment: Payment, *, by: User | None) -> None:
    """Settle the order of `payment` if all of it has come now; say so when more than that has."""
    order = payment.order
    if order.status == Order.Status.OPEN and order.received >= order.amount:
        _settle(order, by=by)
    tally(order, method=payment.method)
    call_codes_in(order)


def _settle(order: Order, *, by: User | None) -> None:
    order.move_to(Order.Status.PAID)
    order.paid_at = timezone.now()
    order.save(update_fields=["status", "paid_at"])
    log(order, "dues.order_paid", user=by)
    start_clock(order)
    refresh_receipt(order=order, by=by)
    period = add_period(order=order, by=by)
    if order.kind == Order.Kind.RENEWAL:
        tell_renewed(period)
    order_paid.send(sender=Order, order=order, by=by)


def tally(order: Order, *, method: str = "") -> None:
    """Write down what has come beyond what is owed, and show it to finance until it is given back."""
    owed = order.amount if order.status in (Order.Status.OPEN, Order.Status.PAID) else Decimal("0.00")
    surplus = max(order.received - owed, Decimal("0.00"))
    if surplus == order.surplus:
        return
    order.surplus = surplus
    order.save(update_fields=["surplus"])
    told = order.differences.filter(kind=Difference.Kind.SURPLUS, number=order.number).first()
    if told is None:
        told = Difference(kind=Difference.Kind.SURPLUS, method=method, order=order, number=order.number)
    told.expected, told.found = owed, owed + surplus
    told.resolved_at, told.resolved_by = (None, None) if surplus else (timezone.now(), None)
    told.save()
    if surplus:
        log(order, "dues.surplus_found", data={"amount": str(surplus)})


def call_codes_in(order: Order) -> None:
    """Codes of this order that do not ask for what is owed now are closed, at once or by the next rescue."""
    from ..tasks import hurry_close

    stale = [each for each in order.online_payments.live() if not asks_for_what_is_owed(each, order)]
    for online in stale:
        online.next_query_at = timezone.now()
        online.save(update_fields=["next_query_at"])
        transaction.on_commit(lambda pk=online.pk: hurry_close(pk))


def asks_for_what_is_owed(online: OnlinePayment, order: Order) -> bool:
    """Whoever has sent a voucher says that the money is on its way already."""
    is_owed = order.status == Order.Status.OPEN and online.amount == order.outstanding
    return is_owed and not order.vouchers.pending().exists()
