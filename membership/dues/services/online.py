"""Asking a payment service for an order's money. The service is never asked inside a transaction: what is to
be asked is written first, and what it answered after."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition

from ..errors import BeingAsked, NotPayableOnline, PaymentServiceDown
from ..models import OnlinePayment, Order
from ..providers import provider_of
from ..providers.base import AlreadyClosed, AlreadyPaid, Charge, Code, Refused, Unreachable
from .locks import locked
from .settling import asks_for_what_is_owed
from .trades import record_trade

logger = logging.getLogger(__name__)
Ending, Status = OnlinePayment.Ending, OnlinePayment.Status
PATIENCE = timedelta(seconds=3)  # between two attempts for the same number
FIRST_QUESTION = timedelta(seconds=15)


def open_code(*, order: Order, method: str, by: User | None) -> OnlinePayment:
    """A code for what is owed now, fresh enough to be scanned. The same number is asked for again after a
    time-out or when the code is two hours old; another amount closes it and takes a new one.

    Raises `IllegalTransition` for an order that is not open, `NotPayableOnline`, `PaymentServiceDown`, and
    `BeingAsked` while another page is asking.
    """
    online = _number_for(order, method, by=by)
    if not _still_right(online):
        close_online_payment(online=online, ending=_why_wrong(online))
        online = _number_for(order, method, by=by)
    if online.has_fresh_code:
        return online
    _claim(online)
    return _ask_for_code(online, by=by)


@transaction.atomic
def _number_for(order: Order, method: str, *, by: User | None) -> OnlinePayment:
    """The live number of this order, else a new one."""
    order = locked(order)
    if order.status != Order.Status.OPEN:
        raise IllegalTransition
    if method not in order.methods or not provider_of(method).is_ready:
        raise NotPayableOnline
    if order.pending_voucher or order.online_payments.filter(status=Status.DISPUTED).exists():
        raise NotPayableOnline  # money is there, or said to be; finance looks at it first
    live = order.online_payments.live().first()
    if live:
        return live
    now = timezone.now()
    online = OnlinePayment.objects.create(
        order=order,
        method=method,
        number=f"{order.number[:23]}-{get_random_string(8)}",
        amount=order.outstanding,
        description=_description(order),
        expires_at=now + timedelta(hours=settings.ONLINE_PAYMENT_HOURS),
        next_query_at=now + FIRST_QUESTION,
        created_by=by,
    )
    log(order, "dues.online_begun", user=by, data={"amount": str(online.amount), "number": online.number})
    return online


def _description(order: Order) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return _("%(kind)s %(number)s") % {"kind": order.get_kind_display(), "number": order.number}


def _still_right(online: OnlinePayment) -> bool:
    return timezone.now() < online.expires_at and asks_for_what_is_owed(online, online.order)


def _why_wrong(online: OnlinePayment) -> str:
    if online.order.status == Order.Status.CANCELLED:
        return Ending.CANCELLED
    if online.order.status != Order.Status.OPEN:
        return Ending.ANOTHER_WAY
    if online.amount != online.order.outstanding:
        return Ending.SUPERSEDED
    return Ending.EXPIRED if timezone.now() >= online.expires_at else Ending.ANOTHER_WAY


@transaction.atomic
def _claim(online: OnlinePayment) -> None:
    """One page asks at a time."""
    online, now = locked(online), timezone.now()
    if online.asked_at and now - online.asked_at < PATIENCE:
        raise BeingAsked
    online.asked_at = now
    online.save(update_fields=["asked_at"])


def _ask_for_code(online: OnlinePayment, *, by: User | None) -> OnlinePayment:
    charge = Charge(
        number=online.number,
        amount=online.amount,
        description=online.description,
        expires_at=online.expires_at,
    )
    try:
        return _keep_code(online, provider_of(online.method).create(charge))
    except AlreadyPaid:
        return refresh_online_payment(online=online)
    except AlreadyClosed as error:
        _note_failure(online, error)
        after = refresh_online_payment(online=online)
        if after.is_live:
            close_online_payment(online=after, ending=Ending.PROVIDER)
        raise PaymentServiceDown from error  # the next attempt takes a new number
    except Unreachable as error:
        _note_failure(online, error)
        raise PaymentServiceDown from error
    except Refused as error:
        _note_failure(online, error)
        raise NotPayableOnline from error


@transaction.atomic
def _keep_code(online: OnlinePayment, code: Code) -> OnlinePayment:
    online = locked(online)
    if online.is_live:
        online.code_url, online.code_expires_at, online.failure = code.url, code.expires_at, ""
        if online.status == Status.ASKED:
            online.move_to(Status.OPEN)
        online.next_query_at = timezone.now() + FIRST_QUESTION
        online.questions = 0
        online.save()
    return online


@transaction.atomic
def _note_failure(online: OnlinePayment, error: Exception) -> None:
    logger.warning("Payment %s could not be set up: %s", online.number, error)
    online = locked(online)
    online.failure = str(error)[:200]
    online.save(update_fields=["failure"])


def refresh_online_payment(*, online: OnlinePayment) -> OnlinePayment:
    """Ask the service how this number stands and write that down. Raises `PaymentServiceDown`."""
    try:
        trade = provider_of(online.method).query(online.number)
    except (Unreachable, Refused) as error:
        raise PaymentServiceDown from error
    if trade:
        record_trade(method=online.method, trade=trade)
    return OnlinePayment.objects.select_related("order").get(pk=online.pk)


def ask_about(*, online: OnlinePayment) -> OnlinePayment:
    """`refresh_online_payment` for a page: raises `BeingAsked` when it was asked a moment ago."""
    _claim(online)
    return refresh_online_payment(online=online)


def close_online_payment(*, online: OnlinePayment, ending: str) -> OnlinePayment:
    """Make a number unpayable; if its money has come meanwhile, that counts. Raises `PaymentServiceDown`."""
    try:
        provider_of(online.method).close(online.number)
    except AlreadyPaid:
        return refresh_online_payment(online=online)
    except Unreachable as error:
        raise PaymentServiceDown from error
    except Refused:
        after = refresh_online_payment(online=online)
        if not after.is_live:
            return after
    return _end(online, ending)


@transaction.atomic
def _end(online: OnlinePayment, ending: str) -> OnlinePayment:
    online = locked(online)
    if online.is_live:
        online.move_to(Status.CLOSED)
        online.ending, online.next_query_at = ending, None
        online.save()
        data = {"number": online.number, "ending": str(Ending(ending).value)}
        log(online.order, "dues.online_closed", data=data)
    return online


def close_if_wrong(*, pk: int) -> None:
    """Close a live number that nobody should pay any more."""
    online = OnlinePayment.objects.select_related("order").get(pk=pk)
    if online.is_live and not _still_right(online):
        close_online_payment(online=online, ending=_why_wrong(online))
