"""What the pages about paying one order show: joining uses them, and so does renewing."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import TextChoices

from membership.papers.models import PrivateFile

from .models import (
    DuesSettings,
    InvoiceRequest,
    OnlinePayment,
    Order,
    PaymentMethod,
    PaymentNotice,
    Voucher,
)
from .providers import provider_of
from .providers.base import Provider
from .staging import StagedFiles


class PayingState(TextChoices):
    OPEN = "open"
    PENDING = "pending"
    PAID = "paid"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


@dataclass(frozen=True)
class Paying:
    """An order on the way to being paid, as its company sees it; templates: `dues/includes/paying.html`."""

    order: Order
    account: DuesSettings
    voucher: Voucher | None
    staged: list[PrivateFile]
    received: Decimal
    invoice: InvoiceRequest | None
    notice: PaymentNotice | None
    back_to: str
    online: OnlinePayment | None = None
    errors: tuple[str, ...] = ()

    @property
    def is_transfer_only(self) -> bool:
        return self.order.agreed_methods == [PaymentMethod.BANK_TRANSFER]

    @property
    def offers_transfer(self) -> bool:
        return PaymentMethod.BANK_TRANSFER in self.order.methods

    @cached_property
    def service(self) -> Provider | None:
        """The payment service that shows a code, if one was agreed and is set up."""
        agreed = [provider_of(method) for method in self.order.agreed_methods]
        return next((each for each in agreed if each.is_online and each.is_ready), None)

    @property
    def lacks_service(self) -> bool:
        """Something online was agreed, but this server cannot do it."""
        return not self.is_transfer_only and self.service is None

    @property
    def is_disputed(self) -> bool:
        return bool(self.online and self.online.status == OnlinePayment.Status.DISPUTED)

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
        return bool(self.invoice or self.account.kinds_for(self.order.kind))


def paying_for(request, order: Order, *, back_to: str, errors=()) -> Paying:
    return Paying(
        order=order,
        account=DuesSettings.load(request),
        voucher=latest_voucher(order),
        staged=StagedFiles(request, order).files(),
        received=order.received.quantize(Decimal("0.01")),
        invoice=order.invoice_requests.live().first(),
        notice=order.payment_notices.standing().select_related("paper__file").first(),
        back_to=back_to,
        online=latest_online(order),
        errors=tuple(errors),
    )


def latest_online(order: Order) -> OnlinePayment | None:
    """Only orders that may be paid online are asked about it."""
    if order.agreed_methods == [PaymentMethod.BANK_TRANSFER]:
        return None
    return order.online_payments.exclude(status=OnlinePayment.Status.CLOSED).first()


def latest_voucher(order: Order) -> Voucher | None:
    return order.vouchers.prefetch_related("voucher_files__file").first()


def order_token(order: Order) -> str:
    """Changes whenever something about paying this order has: its state, its voucher, money that came
    or that must be checked, its payment notice."""
    voucher = order.vouchers.values_list("pk", "status").first()
    notice = order.payment_notices.standing().values_list("paper__render_status").first()
    online = latest_online(order)
    ended = online.status if online and not online.is_live else ""
    facts = f"{order.pk}|{order.status}|{voucher}|{order.received}|{ended}|{notice}"
    return hashlib.sha256(facts.encode()).hexdigest()[:16]
