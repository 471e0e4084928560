from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .methods import PaymentMethod
from .orders import Order


class DifferenceQuerySet(models.QuerySet):
    def pending(self):
        """What finance has not looked at yet."""
        return self.filter(resolved_at__isnull=True)


class Difference(models.Model):
    """Money that is not as our books say (对账差异): written down at once, settled by finance."""

    class Kind(models.TextChoices):
        SURPLUS = "surplus", _("More came than is owed")
        WRONG_AMOUNT = "wrong_amount", _("Another amount than asked for")
        WRONG_ACCOUNT = "wrong_account", _("Paid to another account")
        UNKNOWN_NUMBER = "unknown_number", _("Number that we never gave out")
        MISSING_HERE = "missing_here", _("In the bill, not in our books")
        MISSING_THERE = "missing_there", _("In our books, not in the bill")
        REFUND = "refund", _("Refund that differs")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    method = models.CharField(_("payment method"), max_length=20, choices=PaymentMethod)
    order = models.ForeignKey(
        Order,
        verbose_name=_("order"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="differences",
    )
    number = models.CharField(_("merchant's number"), max_length=64)
    transaction_id = models.CharField(_("transaction number"), max_length=64, blank=True)
    expected = models.DecimalField(
        _("amount by our books"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    found = models.DecimalField(_("amount found"), max_digits=10, decimal_places=2, null=True, blank=True)
    detail = models.CharField(_("details"), max_length=200, blank=True)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    note = models.CharField(_("how it was settled"), max_length=300, blank=True)

    objects = DifferenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("difference in the books")
        verbose_name_plural = _("differences in the books")
        ordering = ["-found_at", "-pk"]
        indexes = [models.Index(fields=["resolved_at", "-found_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "method", "number", "transaction_id"], name="difference_told_once"
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} · {self.number}"


class Reconciliation(models.Model):
    """A day's bill of a payment service, held against our books once (对账)."""

    method = models.CharField(_("payment method"), max_length=20, choices=PaymentMethod)
    day = models.DateField(_("day of the bill"))
    payments = models.PositiveIntegerField(_("payments in the bill"), default=0)
    refunds = models.PositiveIntegerField(_("refunds in the bill"), default=0)
    differences = models.PositiveIntegerField(_("differences"), default=0)
    done_at = models.DateTimeField(_("done at"), auto_now=True)

    class Meta:
        verbose_name = _("reconciled bill")
        verbose_name_plural = _("reconciled bills")
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["method", "day"], name="one_reconciliation_a_day")]

    def __str__(self):
        return f"{self.get_method_display()} {self.day}"
