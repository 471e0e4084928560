from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.dues.models import InvoiceRequest
from membership.papers.models import Paper, PrivateFile

from ..querysets import AssociationFileQuerySet


class AssociationFile(models.Model):
    """A document that the association gave a company (协会文件): to read here, sent on paper, or both."""

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate", pgettext_lazy("item", "Certificate")
        INVOICE = "invoice", pgettext_lazy("item", "Invoice")
        NOTICE = "notice", pgettext_lazy("file", "Notice")
        OTHER = "other", pgettext_lazy("file", "Other")

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="association_files",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    title = models.CharField(_("title"), max_length=100)
    number = models.CharField(_("number"), max_length=64, blank=True)
    dated = models.DateField(_("date"), default=timezone.localdate)
    file = models.ForeignKey(
        PrivateFile,
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="association_files",
    )
    paper = models.OneToOneField(
        Paper,
        verbose_name=_("paper"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="association_file",
    )
    invoice = models.OneToOneField(
        InvoiceRequest,
        verbose_name=_("invoice"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="association_file",
    )
    parcel = models.ForeignKey(
        "parcels.Parcel",
        verbose_name=_("parcel"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="association_files",
    )
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("filed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    filed_at = models.DateTimeField(_("filed at"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = AssociationFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("association file")
        verbose_name_plural = _("association files")
        ordering = ["-dated", "-pk"]
        default_permissions = ("view", "add", "change")
        indexes = [
            models.Index(fields=["organisation", "-dated", "-id"], name="files_of_company"),
            models.Index(fields=["-filed_at", "-id"], name="files_newest"),
            models.Index(fields=["kind", "-filed_at"], name="files_by_kind"),
        ]

    def __str__(self):
        return " ".join(filter(None, [self.title, self.number]))

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_void(self) -> bool:
        """Kept, but no longer good: the certificate was revoked, the invoice reversed."""
        if self.paper_id:
            return self.paper.status == "revoked"
        return bool(self.invoice_id) and self.invoice.status == "reversed"


class FileReading(models.Model):
    """Who has opened which file."""

    file = models.ForeignKey(AssociationFile, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("opened file")
        verbose_name_plural = _("opened files")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["file", "user"], name="file_read_once")]

    def __str__(self):
        return f"{self.file} · {self.user}"
