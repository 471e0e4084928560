from decimal import Decimal

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.states import GuardedStatus

from ..querysets import OnlinePaymentQuerySet
from .methods import PaymentMethod
from .orders import Order

NUMBER = RegexValidator(r"^[0-9A-Za-z_\-|*]{6,32}$")


class OnlinePayment(GuardedStatus):
    """One number under which a payment service was asked for an order's money. The number stays the same
    however often the asking is repeated; another amount gets another number, after this one is closed."""

    class Status(models.TextChoices):
        ASKED = "asked", _("Being set up")
        OPEN = "open", _("Waiting for the payer")
        PAID = "paid", _("Paid")
        CLOSED = "closed", _("Closed")
        DISPUTED = "disputed", _("To be checked")

    TRANSITIONS = {
        Status.ASKED: {Status.OPEN, Status.PAID, Status.CLOSED, Status.DISPUTED},
        Status.OPEN: {Status.PAID, Status.CLOSED, Status.DISPUTED},
        Status.CLOSED: {Status.PAID, Status.DISPUTED},  # money may come late
        Status.DISPUTED: {Status.PAID},
        Status.PAID: set(),
    }
    LIVE = (Status.ASKED, Status.OPEN)

    class Ending(models.TextChoices):
        """Why a number was closed."""

        EXPIRED = "expired", _("its time was over")
        SUPERSEDED = "superseded", _("another amount is owed")
        ANOTHER_WAY = "another_way", _("the dues came another way")
        CANCELLED = "cancelled", _("the order was cancelled")
        PROVIDER = "provider", _("closed by the payment service")

    order = models.ForeignKey(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, related_name="online_payments"
    )
    method = models.CharField(_("payment method"), max_length=20, choices=PaymentMethod)
    number = models.CharField(_("merchant's number"), max_length=32, unique=True, validators=[NUMBER])
    amount = models.DecimalField(_("amount in yuan"), max_digits=10, decimal_places=2)
    description = models.CharField(_("description"), max_length=127)
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.ASKED)
    ending = models.CharField(_("closed because"), max_length=20, choices=Ending, blank=True)
    code_url = models.CharField(_("content of the code"), max_length=512, blank=True)
    code_expires_at = models.DateTimeField(_("code good until"), null=True, blank=True)
    expires_at = models.DateTimeField(_("payable until"))
    transaction_id = models.CharField(_("transaction number"), max_length=64, blank=True, db_index=True)
    paid_amount = models.DecimalField(
        _("amount that came, in yuan"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    paid_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    failure = models.CharField(_("last failure"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("last asked at"), null=True, blank=True)
    questions = models.PositiveSmallIntegerField(_("questions asked"), default=0)
    next_query_at = models.DateTimeField(_("asked again at"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("payer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)

    objects = OnlinePaymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("online payment")
        verbose_name_plural = _("online payments")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_query_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=models.Q(status__in=["asked", "open"]),
                name="one_live_online_payment_per_order",
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="online_amount_is_positive"),
        ]

    def __str__(self):
        return self.number

    @property
    def is_live(self) -> bool:
        return self.status in self.LIVE

    @property
    def has_fresh_code(self) -> bool:
        """May its code be shown and scanned now?"""
        return bool(
            self.status == self.Status.OPEN
            and self.code_url
            and self.code_expires_at
            and timezone.now() < self.code_expires_at
        )


class Refund(GuardedStatus):
    """Money on its way back (退款). Asking again repeats its number, so that it goes once."""

    class Status(models.TextChoices):
        REQUESTED = "requested", _("Being requested")
        PROCESSING = "processing", _("On its way")
        SUCCEEDED = "succeeded", _("Refunded")
        ABNORMAL = "abnormal", _("Refund stuck")
        CLOSED = "closed", _("Refund failed")

    TRANSITIONS = {
        Status.REQUESTED: {Status.PROCESSING, Status.SUCCEEDED, Status.ABNORMAL, Status.CLOSED},
        Status.PROCESSING: {Status.SUCCEEDED, Status.ABNORMAL, Status.CLOSED},
        Status.ABNORMAL: {Status.PROCESSING, Status.SUCCEEDED, Status.CLOSED},
        Status.SUCCEEDED: set(),
        Status.CLOSED: set(),
    }
    WAITING = (Status.REQUESTED, Status.PROCESSING, Status.ABNORMAL)

    payment = models.ForeignKey(
        "dues.Payment", verbose_name=_("payment"), on_delete=models.PROTECT, related_name="refunds"
    )
    number = models.CharField(_("refund number"), max_length=64, unique=True)
    amount = models.DecimalField(_("amount in yuan"), max_digits=10, decimal_places=2)
    reason = models.CharField(_("reason"), max_length=80)
    ends_term = models.BooleanField(_("ends the paid term"), default=False)
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.REQUESTED)
    provider_number = models.CharField(_("refund number of the payment service"), max_length=64, blank=True)
    failure = models.CharField(_("last failure"), max_length=200, blank=True)
    questions = models.PositiveSmallIntegerField(_("questions asked"), default=0)
    next_query_at = models.DateTimeField(_("asked again at"), null=True, blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("requested by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    succeeded_at = models.DateTimeField(_("refunded at"), null=True, blank=True)

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        ordering = ["-requested_at", "-pk"]
        indexes = [models.Index(fields=["status", "next_query_at"], name="refund_by_next_question")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=Decimal("0")), name="refund_amount_is_positive"
            )
        ]

    def __str__(self):
        return f"{self.payment.order} · {self.amount}"
