import secrets

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..errors import FAILURES, StateRefused
from ..querysets import SheetQuerySet


def private_storage():
    return storages["private"]


def pdf_path(instance, name: str) -> str:
    """Nothing in it comes from the uploader."""
    return f"magazine/{timezone.now():%Y/%m}/{secrets.token_hex(20)}/original.pdf"


def sheet_path(instance, name: str) -> str:
    """Beside the PDF that the page belongs to."""
    folder = instance.pdf.file.name.rpartition("/")[0]
    return f"{folder}/{secrets.token_hex(6)}-{name}"


class PdfState(models.TextChoices):
    WAITING = "waiting", _("waiting for its turn")
    WORKING = "working", _("pages are being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")


UNFINISHED = frozenset({PdfState.WAITING, PdfState.WORKING})
MAY_FOLLOW = {
    PdfState.WAITING: {PdfState.WAITING, PdfState.WORKING, PdfState.FAILED},
    PdfState.WORKING: {PdfState.WORKING, PdfState.READY, PdfState.FAILED, PdfState.WAITING},
    PdfState.READY: {PdfState.WAITING},
    PdfState.FAILED: {PdfState.WAITING},
}


class MagazinePdfQuerySet(models.QuerySet):
    def due(self, *, now, stale_before):
        """What a worker should have begun by now, or has left lying."""
        forgotten = models.Q(state=PdfState.WAITING, due_at__lte=now)
        abandoned = models.Q(state=PdfState.WORKING, claimed_at__lt=stale_before)
        return self.filter(forgotten | abandoned)


class MagazinePdf(models.Model):
    """The PDF of an issue, and how far the making of its pages is.

    An issue's draft may name another one than readers see: `shown_in` says whose pages are read now."""

    file = models.FileField(storage=private_storage, upload_to=pdf_path, max_length=200)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    page_count = models.PositiveIntegerField()
    shown_in = models.OneToOneField(
        "magazine.MagazineIssuePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="shown_pdf",
    )
    state = models.CharField(max_length=10, choices=PdfState.choices, default=PdfState.WAITING)
    done = models.PositiveIntegerField(default=0)  # pages made so far
    failure = models.CharField(max_length=30, blank=True)
    failed_page = models.PositiveIntegerField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    claim = models.UUIDField(null=True, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = MagazinePdfQuerySet.as_manager()

    class Meta:
        verbose_name = _("PDF of an issue")
        verbose_name_plural = _("PDFs of issues")
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self):
        return self.name

    @property
    def is_unfinished(self) -> bool:
        return self.state in UNFINISHED

    @property
    def percent(self) -> int:
        return 100 * self.done // self.page_count if self.page_count else 0

    @property
    def failure_message(self) -> str:
        if not self.failure:
            return ""
        return str(FAILURES.get(self.failure, FAILURES["broken"])) % {"page": self.failed_page}

    def url_in(self, issue) -> str:
        return reverse("magazine:pdf", args=[issue.pk, self.sha256[:16]])

    def move(self, state: str) -> None:
        if state not in MAY_FOLLOW[PdfState(self.state)]:
            raise StateRefused(f"{self.state} → {state}")
        self.state = state


class MagazineSheet(models.Model):
    """One page of an issue: picture and words. Without `issue`, readers do not see it (yet, or any more)."""

    pdf = models.ForeignKey(MagazinePdf, on_delete=models.CASCADE, related_name="sheets", db_index=False)
    issue = models.ForeignKey(
        "magazine.MagazineIssuePage",
        null=True,
        on_delete=models.SET_NULL,
        related_name="sheets",
        db_index=False,  # the constraints below begin with it
    )
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    image = models.FileField(storage=private_storage, upload_to=sheet_path, max_length=200)
    thumbnail = models.FileField(storage=private_storage, upload_to=sheet_path, max_length=200)
    thumbnail_width = models.PositiveIntegerField()
    thumbnail_height = models.PositiveIntegerField()
    sha = models.CharField(max_length=16)  # part of the addresses: it changes with the picture

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of an issue")
        verbose_name_plural = _("pages of issues")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["pdf", "number"], name="one_sheet_a_page_of_a_pdf"),
            models.UniqueConstraint(fields=["issue", "number"], name="one_sheet_a_page_of_an_issue"),
        ]

    def __str__(self):
        return str(self.number)

    @property
    def image_url(self) -> str:
        return reverse("magazine:image", args=[self.pk, self.sha])

    @property
    def thumbnail_url(self) -> str:
        return reverse("magazine:thumbnail", args=[self.pk, self.sha])
