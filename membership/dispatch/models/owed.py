from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.dues.models import InvoiceRequest, Period
from membership.states import GuardedStatus

from ..querysets import OwedQuerySet
from .batches import Batch


class Item(models.TextChoices):
    """What an association posts to its members."""

    CERTIFICATE = "certificate", pgettext_lazy("item", "Certificate")
    INVOICE = "invoice", pgettext_lazy("item", "Invoice")
    MATERIALS = "materials", pgettext_lazy("item", "Materials")
    OTHER = "other", pgettext_lazy("item", "Something else")


class Owed(GuardedStatus):
    """One thing that a company waits for by post (待寄): because its term began, its invoice was issued,
    its certificate was issued anew, or the secretariat promised it (`note`)."""

    class Status(models.TextChoices):
        OWED = "owed", _("To be sent")
        SENT = "sent", pgettext_lazy("by post", "Sent")
        NOT_NEEDED = "not_needed", _("Not to be sent")

    TRANSITIONS = {
        Status.OWED: {Status.SENT, Status.NOT_NEEDED},
        Status.SENT: {Status.OWED},
        Status.NOT_NEEDED: {Status.OWED},
    }

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="owed",
    )
    item = models.CharField(_("item"), max_length=20, choices=Item)
    period = models.ForeignKey(
        Period,
        verbose_name=_("paid term"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owed",
    )
    invoice = models.OneToOneField(
        InvoiceRequest,
        verbose_name=_("invoice"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owed",
    )
    certificate = models.OneToOneField(
        "certificates.Certificate",
        verbose_name=_("certificate issued anew"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owed",
    )
    note = models.CharField(_("what it is"), max_length=100, blank=True)
    since = models.DateTimeField(_("owed since"), default=timezone.now)
    due_on = models.DateField(_("to be sent by"))
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.OWED)
    parcel = models.ForeignKey(
        "parcels.Parcel",
        verbose_name=_("parcel"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owed",
    )
    batch = models.ForeignKey(
        Batch,
        verbose_name=_("batch"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owed",
    )
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = OwedQuerySet.as_manager()

    class Meta:
        verbose_name = _("thing to send")
        verbose_name_plural = _("things to send")
        ordering = ["due_on", "pk"]
        default_permissions = ("view", "change")
        indexes = [
            models.Index(fields=["status", "due_on"], name="owed_oldest_first"),
            models.Index(fields=["status", "item", "due_on"], name="owed_by_item"),
            models.Index(fields=["organisation", "status"], name="owed_to_company"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "item"],
                condition=models.Q(period__isnull=False),
                name="owed_once_for_a_term",
            )
        ]

    def __str__(self):
        return f"{self.organisation} · {self.title}"

    @property
    def title(self) -> str:
        """What it is, in a few words: 会员证书 ZS20260001."""
        return " ".join(filter(None, [self.note or str(self.get_item_display()), self.number]))

    @property
    def number(self) -> str:
        """The number on the paper, where there is one; `with_papers` knows without asking again."""
        if self.invoice_id:
            return self.invoice.number
        if self.certificate_id:
            return self.certificate.paper.number
        if self.item != Item.CERTIFICATE or not self.period_id:
            return ""
        if hasattr(self, "certificate_number"):
            return self.certificate_number or ""
        certificate = self.certificate_meant
        return certificate.paper.number if certificate else ""

    @property
    def certificate_meant(self):
        """What lies, or is to lie, in the parcel; a certificate issued after it was sent does not."""
        if self.certificate_id:
            return self.certificate
        issued = self.period.certificates.select_related("paper__file", "membership__organisation")
        return (issued.filter(issued_at__lte=self.settled_at) if self.settled_at else issued).first()

    @property
    def order(self):
        """The order that it follows from, or None."""
        if self.certificate_id:
            return self.certificate.period.order
        if self.period_id:
            return self.period.order
        return self.invoice.order if self.invoice_id else None

    @property
    def since_day(self):
        return timezone.localdate(self.since)

    @property
    def tracking(self) -> str:
        return str(self.parcel) if self.parcel_id else ""

    @property
    def receiver(self) -> str:
        """Needs `shipments.with_receivers`, as the next one."""
        return next((each.name for each in self.organisation.receivers), "")

    @property
    def receiver_phone(self) -> str:
        return next((each.phone.as_national.replace(" ", "") for each in self.organisation.receivers), "")

    @property
    def is_overdue(self) -> bool:
        return self.status == self.Status.OWED and self.due_on < timezone.localdate()

    def settle(self, status: str, *, by, reason: str = "") -> None:
        """Take the next state and say who decided, unsaved. Raises `IllegalTransition`."""
        self.move_to(status)
        self.reason, self.settled_by, self.settled_at = reason, by, timezone.now()
        if status == self.Status.OWED:
            self.parcel = self.batch = self.settled_by = self.settled_at = None
