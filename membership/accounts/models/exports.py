import secrets
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.states import GuardedStatus


def private_storage():
    return storages["private"]


def unguessable_path(instance, name: str) -> str:
    return f"exports/{timezone.now():%Y/%m}/{secrets.token_hex(20)}.zip"


class ExportStatus(models.TextChoices):
    QUEUED = "queued", pgettext_lazy("data export", "Waiting to be made")
    MAKING = "making", pgettext_lazy("data export", "Being made")
    READY = "ready", pgettext_lazy("data export", "Ready")
    FAILED = "failed", pgettext_lazy("data export", "Could not be made")
    DELETED = "deleted", pgettext_lazy("data export", "Deleted after its time")


class DataExport(GuardedStatus):
    """Everything kept about one person, as an archive that only they may fetch, for some days."""

    DAYS = 7
    # A worker that died leaves MAKING behind: it is claimed again after this long.
    CLAIM_LIFETIME = timedelta(minutes=10)
    ATTEMPTS = 3
    TRANSITIONS = {
        ExportStatus.QUEUED: {ExportStatus.MAKING, ExportStatus.DELETED},
        ExportStatus.MAKING: {
            ExportStatus.MAKING,
            ExportStatus.READY,
            ExportStatus.FAILED,
            ExportStatus.QUEUED,
            ExportStatus.DELETED,
        },
        ExportStatus.READY: {ExportStatus.DELETED},
        ExportStatus.FAILED: {ExportStatus.DELETED},
        ExportStatus.DELETED: set(),
    }
    UNFINISHED = (ExportStatus.QUEUED, ExportStatus.MAKING)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="data_exports",
        verbose_name=pgettext_lazy("who logs in", "account"),
    )
    status = models.CharField(_("state"), max_length=10, choices=ExportStatus, default=ExportStatus.QUEUED)
    file = models.FileField(storage=private_storage, upload_to=unguessable_path, max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    requested_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    ready_at = models.DateTimeField(_("ready at"), null=True, blank=True)
    expires_at = models.DateTimeField(_("deleted at"), null=True, blank=True)

    class Meta:
        verbose_name = _("data export")
        verbose_name_plural = _("data exports")
        ordering = ["-requested_at", "-pk"]
        indexes = [models.Index(fields=["status", "claimed_at"], name="export_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(status__in=["queued", "making"]),
                name="one_export_at_a_time",
            )
        ]
        default_permissions = ()

    def __str__(self):
        return f"{self.user_id} {self.requested_at:%Y-%m-%d}"

    @property
    def can_be_fetched(self) -> bool:
        return self.status == ExportStatus.READY and timezone.now() < self.expires_at
