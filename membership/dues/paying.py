"""What the pages about paying one order show: joining uses them, and so does renewing."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices

from membership.papers.models import PrivateFile

from .models import DuesSettings, InvoiceKind, InvoiceRequest, Order, Voucher
from .staging import StagedFiles


class PayingState(TextChoices):
    OPEN = "open"
    PENDING = "pending"
    PAID = "paid"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Paying:
    """An order on the way to being paid, as its company sees it; templates: `dues/includes/paying.html`."""

    order: Order
    account: DuesSettings
    voucher: Voucher | None
    staged: list[PrivateFile]
    received: Decimal
    invoice: InvoiceRequest | None
    back_to: str
    errors: tuple[str, ...] = ()

    @property
    def state(self) -> PayingState:
        if self.order.status == Order.Status.OPEN:
            waiting = self.voucher and self.voucher.status == Voucher.Status.SUBMITTED
            return PayingState.PENDING if waiting else PayingState.OPEN
        return PayingState(self.order.status)

    @property
    def files(self) -> list[PrivateFile]:
        """Of the voucher, in the order they were chosen."""
        return [entry.file for entry in self.voucher.voucher_files.all()] if self.voucher else []

    @property
    def outstanding(self) -> Decimal:
        return max(self.order.amount - self.received, Decimal("0.00"))

    @property
    def is_part_paid(self) -> bool:
        return self.order.status == Order.Status.OPEN and self.received > 0

    @property
    def returned_voucher(self) -> Voucher | None:
        """The voucher finance sent back, until another one is sent."""
        is_returned = self.voucher and self.voucher.status == Voucher.Status.RETURNED
        return self.voucher if is_returned and self.state == PayingState.OPEN else None

    @property
    def offers_invoice(self) -> bool:
        return bool(self.invoice or offered_kinds(self.account))


def paying_for(request, order: Order, *, back_to: str, errors=()) -> Paying:
    return Paying(
        order=order,
        account=DuesSettings.load(request),
        voucher=latest_voucher(order),
        staged=StagedFiles(request, order).files(),
        received=order.received.quantize(Decimal("0.01")),
        invoice=order.invoice_requests.live().first(),
        back_to=back_to,
        errors=tuple(errors),
    )


def latest_voucher(order: Order) -> Voucher | None:
    return order.vouchers.prefetch_related("voucher_files__file").first()


def offered_kinds(account: DuesSettings) -> list[InvoiceKind]:
    """The papers this association gives for dues."""
    given = {
        InvoiceKind.RECEIPT: account.gives_receipts,
        InvoiceKind.PLAIN: account.gives_plain_invoices,
        InvoiceKind.SPECIAL: account.gives_special_invoices,
    }
    return [kind for kind, is_given in given.items() if is_given]


def order_token(order: Order) -> str:
    """Changes whenever something about paying this order has: its state, its voucher, money that came."""
    voucher = order.vouchers.values_list("pk", "status").first()
    received = order.received
    return hashlib.sha256(f"{order.pk}|{order.status}|{voucher}|{received}".encode()).hexdigest()[:16]
