from decimal import Decimal

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.states import GuardedStatus

from ..querysets import InvoiceRequestQuerySet, InvoiceTitleQuerySet
from .documents import InvoiceKind
from .orders import Order

# The bank details a special VAT invoice must name.
SPECIAL_DETAILS = ("address", "phone", "bank", "account")


class InvoiceDetails(models.Model):
    """To whom an invoice is made out (开票信息)."""

    name = models.CharField(_("invoice title"), max_length=100)
    uscc = models.CharField(_("unified social credit code"), max_length=18)
    email = models.EmailField(_("email for the invoice"))
    address = models.CharField(_("registered address"), max_length=200, blank=True)
    phone = models.CharField(_("registered phone"), max_length=40, blank=True)
    bank = models.CharField(_("bank"), max_length=100, blank=True)
    account = models.CharField(
        _("account number"),
        max_length=40,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{6,32}$", _("An account number has 6 to 32 digits."))],
    )

    class Meta:
        abstract = True

    @classmethod
    def detail_names(cls) -> list[str]:
        return [field.name for field in InvoiceDetails._meta.get_fields()]

    def details(self) -> dict:
        return {name: getattr(self, name) for name in self.detail_names()}

    def missing_for(self, kind: str) -> list[str]:
        """What this kind of invoice needs and these details do not say."""
        if kind != InvoiceKind.SPECIAL:
            return []
        return [name for name in SPECIAL_DETAILS if not getattr(self, name)]


class InvoiceTitle(InvoiceDetails):
    """Invoice details of a company (开票抬头), kept once and offered again; one of them is its default.

    What a request has used is archived instead of deleted, and never offered again.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="invoice_titles",
    )
    is_default = models.BooleanField(_("default"), default=False)
    is_archived = models.BooleanField(_("archived"), default=False)

    objects = InvoiceTitleQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice details")
        verbose_name_plural = _("invoice details")
        ordering = ["-is_default", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(is_default=True), name="one_default_invoice_title"
            ),
            models.UniqueConstraint(
                fields=["organisation", "name", "uscc"],
                condition=models.Q(is_archived=False),
                name="invoice_title_once_per_company",
            ),
            models.CheckConstraint(
                condition=~models.Q(is_default=True, is_archived=True), name="default_title_is_not_archived"
            ),
        ]

    def __str__(self):
        return self.name


class InvoiceRequest(GuardedStatus, InvoiceDetails):
    """A company's wish for an invoice (开票申请), with the details as they were when it asked.

    It is for one paid order, or for several of the same kind. An issued invoice that was wrong is reversed
    (红冲): both documents stay, and its orders may be asked for again.
    """

    class Status(models.TextChoices):
        REQUESTED = "requested", _("Requested")
        ISSUED = "issued", _("Issued")
        RETURNED = "returned", _("Sent back")
        REVERSED = "reversed", _("Reversed by a red invoice")

    TRANSITIONS = {
        Status.REQUESTED: {Status.ISSUED, Status.RETURNED},
        Status.ISSUED: {Status.REVERSED},
        Status.RETURNED: set(),
        Status.REVERSED: set(),
    }
    LIVE = frozenset({Status.REQUESTED, Status.ISSUED})

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="invoice_requests",
    )
    orders = models.ManyToManyField(
        Order, verbose_name=_("orders"), through="InvoicedOrder", related_name="invoice_requests"
    )
    title = models.ForeignKey(
        InvoiceTitle, null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
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
    due_on = models.DateField(_("to be issued by"), null=True, blank=True)
    number = models.CharField(_("invoice number"), max_length=40, blank=True)
    issued_on = models.DateField(_("date of the invoice"), null=True, blank=True)
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

    red_number = models.CharField(_("number of the red invoice"), max_length=40, blank=True)
    red_file = models.ForeignKey(
        "papers.PrivateFile",
        verbose_name=_("file of the red invoice"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    red_reason = models.TextField(_("reason of the reversal"), blank=True)
    red_on = models.DateField(_("date of the red invoice"), null=True, blank=True)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reversed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reversed_at = models.DateTimeField(_("reversed at"), null=True, blank=True)

    objects = InvoiceRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("invoice request")
        verbose_name_plural = _("invoice requests")
        ordering = ["-requested_at", "-pk"]
        indexes = [
            models.Index(fields=["status", "requested_at"]),
            models.Index(fields=["status", "due_on"], name="invoice_requests_due"),
            models.Index(fields=["organisation", "-requested_at"], name="invoice_requests_of_company"),
        ]

    def __str__(self):
        return f"{self.name} · {self.get_kind_display()}"

    @property
    def order(self) -> Order:
        """The newest of its orders; most requests have one."""
        return self.orders.all()[0]

    @property
    def amount(self) -> Decimal:
        """Of all its orders, in yuan."""
        return sum((order.amount for order in self.orders.all()), Decimal("0.00"))

    @property
    def order_numbers(self) -> str:
        return "、".join(order.number for order in self.orders.all())

    @property
    def is_overdue(self) -> bool:
        waits = self.status == self.Status.REQUESTED
        return bool(waits and self.due_on and self.due_on < timezone.localdate())

    @property
    def files(self) -> list:
        """The invoice and what reversed it, as far as there are files of them."""
        return [file for file in (self.file, self.red_file) if file]


class InvoicedOrder(models.Model):
    """An order of a request. `stands` while the request does: an order is asked for once at a time."""

    request = models.ForeignKey(InvoiceRequest, on_delete=models.PROTECT, related_name="invoiced_orders")
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="+")
    stands = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "order"], name="invoiced_order_once"),
            models.UniqueConstraint(
                fields=["order"], condition=models.Q(stands=True), name="one_live_invoice_request_per_order"
            ),
        ]

    def __str__(self):
        return f"{self.order} · {self.request}"
