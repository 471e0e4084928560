import secrets
import uuid

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def private_storage():
    return storages["private"]


def unguessable_path(instance, extension: str) -> str:
    """Where a private file lies: nothing in it comes from the uploader."""
    return f"files/{timezone.now():%Y/%m}/{secrets.token_hex(20)}{extension}"


def thumbnail_path(instance, extension: str) -> str:
    return f"thumbnails/{timezone.now():%Y/%m}/{secrets.token_hex(20)}{extension}"


class FileKind(models.TextChoices):
    IMAGE = "image", _("Picture")
    PDF = "pdf", _("PDF")
    WORD = "word", _("Word document")
    ARCHIVE = "archive", _("Archive")


class PrivateFile(models.Model):
    """An uploaded or generated file that only its company and the staff in charge may open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.FileField(storage=private_storage, upload_to=unguessable_path, max_length=200)
    thumbnail = models.FileField(
        storage=private_storage, upload_to=thumbnail_path, max_length=200, blank=True
    )
    name = models.CharField(max_length=255)
    size = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    content_type = models.CharField(max_length=100)
    pages = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,  # the index below begins with it
    )
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("private file")
        verbose_name_plural = _("private files")
        indexes = [models.Index(fields=["uploaded_by", "created_at"])]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("files:open", args=[self.pk])

    @property
    def preview_url(self) -> str:
        return reverse("files:preview", args=[self.pk])

    @property
    def download_url(self) -> str:
        return f"{self.get_absolute_url()}?download=1"

    @property
    def thumbnail_url(self) -> str:
        return reverse("files:thumbnail", args=[self.pk]) if self.thumbnail else ""

    @property
    def extension(self) -> str:
        """As the content has it, whatever the name says."""
        return self.file.name.rpartition(".")[2]
