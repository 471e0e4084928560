"""Making and ending orders."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.organisations.models import Organisation
from membership.papers.numbering import next_number

from ..models import DuesSettings, Level, Order, PaymentMethod, Voucher
from .locks import locked
from .payment_notices import refresh_payment_notice, revoke_payment_notice
from .settling import call_codes_in, tally


@transaction.atomic
def open_order(
    *, organisation: Organisation, level: Level, kind: str, by: User | None, methods: Sequence[str] = ()
) -> Order:
    """Ask the company for its dues, at the level's price of today; an open order of this kind is given back.

    `methods` are the ways to pay that were agreed (`PaymentMethod`); without any, those of the dues settings.
    Raises `NoPrice` when the level costs nothing yet.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    existing = organisation.orders.open().filter(kind=kind).first()
    if existing:
        return existing
    rules = DuesSettings.load()
    years = rules.term_years
    amount = level.price_on(timezone.localdate()) * years
    return make_order(
        organisation=organisation,
        level=level,
        kind=kind,
        amount=amount,
        years=years,
        methods=list(methods) or rules.methods,
        by=by,
    )


def make_order(*, organisation: Organisation, by: User | None, **agreed) -> Order:
    """Number what was agreed and ask for it. Must run in a transaction that holds the company's lock."""
    day = f"{timezone.localdate():%Y%m%d}"
    number = f"{day}{next_number(series='order', period=day):04}"
    order = Order.objects.create(number=number, organisation=organisation, created_by=by, **agreed)
    log(order, "wagtail.create", user=by, data={"amount": str(order.amount)})
    refresh_payment_notice(order=order, by=by)
    return order


@transaction.atomic
def cancel_order(*, order: Order, by: User | None, reason: str = "") -> Order:
    """Give up an order that is not paid: a voucher that waits is withdrawn, an open code is closed, and what
    has come so far is shown to finance as money to give back."""
    order = locked(order)
    order.move_to(Order.Status.CANCELLED)
    order.save(update_fields=["status"])
    for voucher in order.vouchers.pending():
        voucher.move_to(Voucher.Status.WITHDRAWN)
        voucher.save(update_fields=["status"])
    revoke_payment_notice(order=order, by=by, reason=reason)
    log(order, "dues.order_cancelled", user=by, data={"reason": reason})
    tally(order, method=PaymentMethod.BANK_TRANSFER)
    call_codes_in(order)
    return order
