"""Money on its way back. The service is asked outside transactions; after a time-out, again
with the same number."""

import logging
from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition

from ..errors import NotRefundable, NotReversible, PaymentServiceDown
from ..models import Difference, Order, Payment, PaymentMethod, Refund
from ..notices import tell_refunded
from ..providers import provider_of
from ..providers.base import RefundAnswer, RefundAsked, RefundState, Refused, Unreachable
from .backing_off import pause_after
from .locks import locked
from .memberships import reverse_period
from .receipts import refresh_receipt
from .settling import tally

logger = logging.getLogger(__name__)
Status = Refund.Status
MAX_PARTS = 50
MAX_AGE = timedelta(days=365)
STATE_OF = {
    RefundState.PROCESSING: Status.PROCESSING,
    RefundState.SUCCEEDED: Status.SUCCEEDED,
    RefundState.ABNORMAL: Status.ABNORMAL,
    RefundState.CLOSED: Status.CLOSED,
}


def refundable(payment: Payment) -> Decimal:
    """What may still go back, in yuan; what is on its way counts as gone."""
    if payment.status != Payment.Status.RECEIVED:
        return Decimal("0.00")
    under_way = payment.refunds.filter(status__in=Refund.WAITING).aggregate(total=Sum("amount"))["total"]
    return payment.amount - payment.refunded - (under_way or Decimal("0.00"))


@transaction.atomic
def request_refund(*, payment: Payment, amount: Decimal, reason: str, ends_term: bool, by: User) -> Refund:
    """Send `amount` yuan of a payment back. What came by transfer counts as sent back by finance at once.

    `ends_term` ends the term that the order bought as soon as the money is back. Raises `NotRefundable`.
    """
    payment = locked(payment)
    _check(payment, amount)
    refund = Refund.objects.create(
        payment=payment,
        number=_number_of_next(payment),
        amount=amount,
        reason=reason,
        ends_term=ends_term,
        requested_by=by,
        next_query_at=timezone.now(),
    )
    log(payment.order, "dues.refund_requested", user=by, data={"amount": str(amount), "reason": reason})
    if provider_of(payment.method).is_online:
        from ..tasks import hurry_refund

        transaction.on_commit(lambda: hurry_refund(refund.pk))
    else:
        _arrive(refund, Status.SUCCEEDED, by=by)
    return refund


def _check(payment: Payment, amount: Decimal) -> None:
    if amount <= 0 or amount > refundable(payment):
        raise NotRefundable(
            _("At most %(amount)s yuan of this payment can be refunded.") % {"amount": refundable(payment)}
        )
    if payment.online is None:
        return
    if payment.refunds.count() >= MAX_PARTS:
        raise NotRefundable(_("A payment can be refunded in at most %(count)s parts.") % {"count": MAX_PARTS})
    if payment.online.paid_at < timezone.now() - MAX_AGE:
        raise NotRefundable(_("The payment service refunds for one year only. Please send it by transfer."))


def _number_of_next(payment: Payment) -> str:
    base = payment.online.number if payment.online else f"{payment.order.number}-T{payment.pk}"
    return f"{base}-R{payment.refunds.count() + 1}"


def send_refund(*, refund: Refund) -> None:
    """Ask the service for it. Raises `PaymentServiceDown`; asking again repeats the number."""
    payment = refund.payment
    asked = RefundAsked(
        refund_number=refund.number,
        number=payment.online.number,
        amount=refund.amount,
        total=payment.online.paid_amount,
        reason=refund.reason,
    )
    try:
        answer = provider_of(payment.method).refund(asked)
    except Unreachable as error:
        _note_failure(refund, error)
        raise PaymentServiceDown from error
    except Refused as error:
        _note_failure(refund, error)
        record_refund(method=payment.method, answer=RefundAnswer(refund.number, RefundState.CLOSED))
        return
    record_refund(method=payment.method, answer=answer)


def refresh_refund(*, refund: Refund) -> None:
    """Ask how it stands, or once more for what was not accepted yet. Raises `PaymentServiceDown`."""
    if refund.status == Status.REQUESTED:
        return send_refund(refund=refund)
    try:
        answer = provider_of(refund.payment.method).query_refund(refund.number)
    except (Unreachable, Refused) as error:
        _note_failure(refund, error)
        raise PaymentServiceDown from error
    if answer:
        record_refund(method=refund.payment.method, answer=answer)
    return None


@transaction.atomic
def _note_failure(refund: Refund, error: Exception) -> None:
    logger.warning("Refund %s: %s", refund.number, error)
    refund = locked(refund)
    refund.failure = str(error)[:200]
    refund.save(update_fields=["failure"])


@transaction.atomic
def record_refund(*, method: str, answer: RefundAnswer) -> Difference | None:
    """Write down how a refund stands, however that was told. Returns what does not fit our books."""
    found = Refund.objects.filter(payment__method=method, number=answer.refund_number).first()
    problem = answer.account_problem or ("" if found else _("We did not ask for this refund."))
    if found and answer.amount is not None and answer.amount != found.amount:
        problem = _("The amounts differ.")
    if problem:
        return _note_difference(method, answer, found, problem)
    refund, status = locked(found), STATE_OF[answer.state]
    refund.provider_number = answer.provider_number or refund.provider_number
    if status in refund.TRANSITIONS[refund.status]:
        _arrive(refund, status, by=None, at=answer.succeeded_at)
    else:  # told again, or late
        refund.save(update_fields=["provider_number"])
    return None


def _note_difference(method, answer, refund, problem: str) -> Difference:
    difference, _is_new = Difference.objects.get_or_create(
        kind=Difference.Kind.REFUND,
        method=method,
        number=answer.refund_number[:64],
        transaction_id=answer.provider_number[:64],
        defaults={
            "order": refund and refund.payment.order,
            "expected": refund and refund.amount,
            "found": answer.amount,
            "detail": problem[:200],
        },
    )
    return difference


def _arrive(refund: Refund, status: str, *, by: User | None, at=None) -> None:
    """The next state of a refund, with what follows from it."""
    refund.move_to(status)
    waits = status in (Status.PROCESSING, Status.ABNORMAL)
    refund.next_query_at = timezone.now() + pause_after(refund.questions) if waits else None
    if status == Status.SUCCEEDED:
        refund.succeeded_at, refund.failure = at or timezone.now(), ""
    refund.save()
    data = {"amount": str(refund.amount), "reason": refund.failure}
    log(refund.payment.order, f"dues.refund_{status}", user=by, data=data)
    if status == Status.SUCCEEDED:
        _take_off(refund, by=by)
        tell_refunded(refund)


def _take_off(refund: Refund, *, by: User | None) -> None:
    payment, order = refund.payment, refund.payment.order
    payment.refunded += refund.amount
    if payment.refunded == payment.amount:
        payment.move_to(Payment.Status.REFUNDED)
    payment.save(update_fields=["refunded", "status"])
    if order.status == Order.Status.PAID and not order.received:
        order.move_to(Order.Status.REFUNDED)
        order.save(update_fields=["status"])
    tally(order, method=payment.method)
    refresh_receipt(order=order, by=by)
    if refund.ends_term:
        reverse_period(order=order, by=by)


@transaction.atomic
def reverse_payment(*, payment: Payment, reason: str, by: User) -> Payment:
    """Take back a confirmation that was a mistake: the transfer never came. Its order is owed again, and a
    term that it bought ends. Raises `NotReversible`."""
    payment = locked(payment)
    if payment.method != PaymentMethod.BANK_TRANSFER or payment.refunded:
        raise NotReversible
    payment.move_to(Payment.Status.REVERSED)
    payment.save(update_fields=["status"])
    order = payment.order
    log(order, "dues.payment_reversed", user=by, data={"amount": str(payment.amount), "reason": reason})
    if order.status == Order.Status.PAID and order.received < order.amount:
        _reopen(order, by=by)
    tally(order, method=payment.method)
    refresh_receipt(order=order, by=by)
    return payment


def _reopen(order: Order, *, by: User) -> None:
    if order.organisation.orders.open().filter(kind=order.kind).exists():
        raise IllegalTransition(_("Another order of this kind is open. Please cancel that one first."))
    order.move_to(Order.Status.OPEN)
    order.paid_at = None
    order.save(update_fields=["status", "paid_at"])
    reverse_period(order=order, by=by)
