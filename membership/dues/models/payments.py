from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.states import GuardedStatus

from ..querysets import PaymentQuerySet, VoucherQuerySet
from .methods import PaymentMethod
from .online import OnlinePayment
from .orders import Order


class Voucher(GuardedStatus):
    """Proof of a transfer that a company sent (凭证): one or several pictures or PDFs."""

    class Status(models.TextChoices):
        SUBMITTED = "submitted", _("Awaiting confirmation")
        WITHDRAWN = "withdrawn", _("Withdrawn by the company")
        RETURNED = "returned", _("Sent back")
        CONFIRMED = "confirmed", _("Confirmed")

    TRANSITIONS = {
        Status.SUBMITTED: {Status.WITHDRAWN, Status.RETURNED, Status.CONFIRMED},
        Status.WITHDRAWN: set(),
        Status.RETURNED: set(),
        Status.CONFIRMED: set(),
    }

    order = models.ForeignKey(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, related_name="vouchers"
    )
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.SUBMITTED)
    files = models.ManyToManyField("papers.PrivateFile", through="VoucherFile", related_name="+")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    submitted_at = models.DateTimeField(_("sent at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)

    objects = VoucherQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment voucher")
        verbose_name_plural = _("payment vouchers")
        ordering = ["-submitted_at", "-pk"]
        indexes = [models.Index(fields=["status", "submitted_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=models.Q(status="submitted"), name="one_pending_voucher_per_order"
            )
        ]

    def __str__(self):
        return f"{self.order} · {self.get_status_display()}"


class VoucherFile(models.Model):
    """One picture or PDF of a voucher."""

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="voucher_files")
    file = models.ForeignKey("papers.PrivateFile", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["voucher", "file"], name="voucher_file_once")]

    def __str__(self):
        return str(self.file)


class Payment(GuardedStatus):
    """Money as it came (缴费). Never deleted: a mistake is reversed and stays readable."""

    class Status(models.TextChoices):
        RECEIVED = "received", _("Received")
        REFUNDED = "refunded", _("Refunded")
        REVERSED = "reversed", _("Reversed")

    TRANSITIONS = {
        Status.RECEIVED: {Status.REFUNDED, Status.REVERSED},
        Status.REFUNDED: set(),
        Status.REVERSED: set(),
    }

    order = models.ForeignKey(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, related_name="payments"
    )
    voucher = models.OneToOneField(
        Voucher,
        verbose_name=_("voucher"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="payment",
    )
    online = models.OneToOneField(
        OnlinePayment,
        verbose_name=_("online payment"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="payment",
    )
    method = models.CharField(_("payment method"), max_length=20, choices=PaymentMethod)
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.RECEIVED)
    amount = models.DecimalField(
        _("amount received, in yuan"),
        max_digits=10,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    refunded = models.DecimalField(
        _("given back, in yuan"), max_digits=10, decimal_places=2, default=Decimal("0.00")
    )
    received_on = models.DateField(_("received on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["method", "-received_on"]), models.Index(fields=["-received_on"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_amount_is_positive"),
            models.CheckConstraint(
                condition=models.Q(refunded__lte=models.F("amount")), name="payment_refunded_at_most_once"
            ),
        ]

    def __str__(self):
        return f"{self.order} · {self.amount}"
