from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from membership.states import GuardedStatus

from ..querysets import InvoiceRequestQuerySet
from .orders import Order


class InvoiceKind(models.TextChoices):
    """Papers for money received. Dues often come with a fiscal receipt rather than an invoice."""

    RECEIPT = "receipt", _("Receipt for dues")
    PLAIN = "plain", _("Plain digital invoice")
    SPECIAL = "special", _("Special digital VAT invoice")


class InvoiceDetails(models.Model):
    """To whom an invoice is made out (开票信息)."""

    name = models.CharField(_("invoice title"), max_length=100)
    uscc = models.CharField(_("unified social credit code"), max_length=18)
    email = models.EmailField(_("email for the invoice"))
    address = models.CharField(_("registered address"), max_length=200, blank=True)
    phone = models.CharField(_("registered phone"), max_length=40, blank=True)
    bank = models.CharField(_("bank"), max_length=100, blank=True)
    account = models.CharField(_("account number"), max_length=40, blank=True)

    class Meta:
        abstract = True

    @classmethod
    def detail_names(cls) -> list[str]:
        return [field.name for field in InvoiceDetails._meta.get_fields()]

    def details(self) -> dict:
        return {name: getattr(self, name) for name in self.detail_names()}


class InvoiceTitle(InvoiceDetails):
    """A company's invoice details, kept once and offered again."""

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="invoice_titles",
    )
    is_default = models.BooleanField(_("default"), default=True)

    class Meta:
        verbose_name = _("invoice details")
        verbose_name_plural = _("invoice details")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(is_default=True), name="one_default_invoice_title"
            )
        ]

    def __str__(self):
        return self.name


class InvoiceRequest(GuardedStatus, InvoiceDetails):
    """A company's wish for an invoice (开票申请), with the details as they were when it asked."""

    class Status(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        ISSUED = "issued", _("Issued")
        RETURNED = "returned", _("Sent back")

    TRANSITIONS = {
        Status.REQUESTED: {Status.ISSUED, Status.RETURNED},
        Status.ISSUED: set(),
        Status.RETURNED: set(),
    }

    order = models.ForeignKey(
        Order, verbose_name=_("order"), on_delete=models.PROTECT, related_name="invoice_requests"
    )
    kind = models.CharField(_("kind of invoice"), max_length=20, choices=InvoiceKind)
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.REQUESTED)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("requested by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    number = models.CharField(_("invoice number"), max_length=40, blank=True)
    file = models.ForeignKey(
        "papers.PrivateFile",
        verbose_name=_("invoice file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = InvoiceRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice request")
        verbose_name_plural = _("invoice requests")
        ordering = ["-requested_at", "-pk"]
        indexes = [models.Index(fields=["status", "requested_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=models.Q(status__in=["requested", "issued"]),
                name="one_live_invoice_request_per_order",
            )
        ]

    def __str__(self):
        return f"{self.order} · {self.name}"
