"""Vouchers and the money they prove."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.papers.models import PrivateFile

from ..errors import AmountMismatch
from ..models import Order, Payment, PaymentMethod, Voucher, VoucherFile
from ..notices import tell_voucher_returned
from .locks import locked
from .settling import call_codes_in, count_payment


@transaction.atomic
def submit_voucher(*, order: Order, files: Sequence[PrivateFile], by: User) -> Voucher:
    """Send proof of a transfer to finance; it takes the place of a voucher that still waits."""
    order = locked(order)
    if order.status != Order.Status.OPEN:
        raise IllegalTransition
    if not files:
        raise ValueError("A voucher has at least one file.")
    for earlier in order.vouchers.pending():
        _decide(earlier, Voucher.Status.WITHDRAWN, by=by)
    voucher = Voucher.objects.create(order=order, submitted_by=by)
    VoucherFile.objects.bulk_create(VoucherFile(voucher=voucher, file=file) for file in files)
    log(order, "dues.voucher_submitted", user=by, data={"files": [file.name for file in files]})
    call_codes_in(order)
    return voucher


@transaction.atomic
def withdraw_voucher(*, voucher: Voucher, by: User) -> Voucher:
    """Take back a voucher that finance has not looked at."""
    voucher = _decide(locked(voucher), Voucher.Status.WITHDRAWN, by=by)
    log(voucher.order, "dues.voucher_withdrawn", user=by)
    return voucher


@transaction.atomic
def return_voucher(*, voucher: Voucher, by: User, reason: str) -> Voucher:
    """Send a voucher back to the company, saying why."""
    voucher = _decide(locked(voucher), Voucher.Status.RETURNED, by=by, reason=reason)
    log(voucher.order, "dues.voucher_returned", user=by, data={"reason": reason})
    tell_voucher_returned(voucher)
    return voucher


@transaction.atomic
def confirm_voucher(
    *, voucher: Voucher, by: User, amount: Decimal, received_on: date, accept_difference: bool = False
) -> Payment:
    """Say that the money of this voucher is in the account: `amount` yuan on `received_on`.

    The order is paid once all of it has come; what comes after that is kept as too much. Raises
    `IllegalTransition` when somebody else has decided already, `AmountMismatch` when the sum is not what is
    owed and `accept_difference` is not set.
    """
    voucher = locked(voucher)
    order = locked(voucher.order)
    _decide(voucher, Voucher.Status.CONFIRMED, by=by)
    if amount != order.outstanding and not accept_difference:
        raise AmountMismatch
    payment = Payment.objects.create(
        order=order,
        voucher=voucher,
        method=PaymentMethod.BANK_TRANSFER,
        amount=amount,
        received_on=received_on,
        recorded_by=by,
    )
    log(
        order,
        "dues.payment_confirmed",
        user=by,
        data={"amount": str(amount), "received_on": received_on.isoformat()},
    )
    count_payment(payment, by=by)
    return payment


def _decide(voucher: Voucher, status: str, *, by: User, reason: str = "") -> Voucher:
    voucher.move_to(status)
    voucher.decided_by, voucher.decided_at, voucher.reason = by, timezone.now(), reason
    voucher.save(update_fields=["status", "decided_by", "decided_at", "reason"])
    return voucher
