from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.states import GuardedStatus

from ..querysets import OrderQuerySet
from .levels import Level
from .methods import PaymentMethod, transfer_only


class Order(GuardedStatus):
    """What a company owes (订单): number, price and length as agreed when it was made."""

    class Kind(models.TextChoices):
        JOINING = "joining", _("Joining dues")
        RENEWAL = "renewal", _("Renewal dues")

    class Status(models.TextChoices):
        OPEN = "open", _("Awaiting payment")
        PAID = "paid", _("Paid")
        CANCELLED = "cancelled", _("Cancelled")
        REFUNDED = "refunded", _("Refunded")

    TRANSITIONS = {
        Status.OPEN: {Status.PAID, Status.CANCELLED},
        Status.PAID: {Status.REFUNDED, Status.OPEN},  # open again: what was booked had never come
        Status.CANCELLED: set(),
        Status.REFUNDED: set(),
    }

    number = models.CharField(_("order number"), max_length=32, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="orders",
    )
    level = models.ForeignKey(Level, verbose_name=_("level"), on_delete=models.PROTECT, related_name="orders")
    amount = models.DecimalField(_("amount in yuan"), max_digits=10, decimal_places=2)
    years = models.PositiveSmallIntegerField(_("years"), default=1)
    methods = models.JSONField(_("payment methods"), default=transfer_only)
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.OPEN)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("applicant"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="orders",
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    surplus = models.DecimalField(
        _("received beyond what is owed, in yuan"), max_digits=10, decimal_places=2, default=Decimal("0.00")
    )

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "-created_at"]),
            models.Index(fields=["organisation", "-created_at"]),
            models.Index(
                fields=["-created_at"], condition=models.Q(surplus__gt=0), name="order_with_surplus"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="order_amount_is_positive"),
            models.UniqueConstraint(
                fields=["organisation", "kind"],
                condition=models.Q(status="open"),
                name="one_open_order_per_kind",
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def agreed_methods(self) -> list[PaymentMethod]:
        """The ways to pay agreed when the order was made, in the order they are offered."""
        return [method for method in PaymentMethod if method in self.methods]

    @property
    def received(self) -> Decimal:
        """Money that has come in for this order and was not given back, in yuan."""
        return self.payments.total()

    @property
    def outstanding(self) -> Decimal:
        """What is still owed, in yuan; never negative."""
        if self.status != self.Status.OPEN:
            return Decimal("0.00")
        return max(self.amount - self.received, Decimal("0.00"))

    @property
    def pending_voucher(self):
        """The voucher that waits for finance, or None."""
        return self.vouchers.pending().first()
