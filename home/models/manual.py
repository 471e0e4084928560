import datetime
import uuid

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home.models.guide import GuideIndexPage
from membership.papers.models import PrivateFile


class ManualQuerySet(models.QuerySet):
    def waiting(self, *, now: datetime.datetime, stale_before: datetime.datetime):
        """Those a worker should make now: changed since, not in other hands, and not to be tried later."""
        free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=stale_before)
        return self.filter(free, made__lt=F("wanted"), try_after__lte=now)


class GuideManual(models.Model):
    """A guide as one PDF. `wanted` counts the changes of the guide and `made` says which of them the file
    tells: while they differ the file is out of date, and a worker makes the next one."""

    guide = models.OneToOneField(GuideIndexPage, on_delete=models.CASCADE, related_name="manual")
    wanted = models.PositiveIntegerField(default=1)
    made = models.PositiveIntegerField(default=0)
    file = models.OneToOneField(
        PrivateFile, null=True, blank=True, on_delete=models.PROTECT, related_name="guide_manual"
    )
    version = models.DateTimeField(null=True, blank=True)  # when what the file tells was last changed
    claim = models.UUIDField(null=True, blank=True, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True)
    try_after = models.DateTimeField(default=timezone.now, db_index=True)
    attempts = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)

    objects = ManualQuerySet.as_manager()

    class Meta:
        verbose_name = _("operation manual")
        verbose_name_plural = _("operation manuals")

    def __str__(self):
        return self.guide.manual_name

    @property
    def is_current(self) -> bool:
        return self.made == self.wanted

    def is_taken(self, *, stale_before: datetime.datetime) -> bool:
        return self.claimed_at is not None and self.claimed_at >= stale_before

    def take(self, *, now: datetime.datetime) -> None:
        self.claim, self.claimed_at = uuid.uuid4(), now
        self.attempts += 1

    def let_go(self) -> None:
        self.claim = self.claimed_at = None
