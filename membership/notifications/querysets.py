from collections.abc import Iterable
from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef


class NoticeQuerySet(models.QuerySet):
    def due(self, now: datetime):
        """Waiting, and their time has come: what may be sent now."""
        return self.filter(status="queued", next_attempt_at__lte=now).order_by("next_attempt_at", "pk")

    def in_doubt(self, now: datetime, *, stale_before: datetime):
        """Left behind by a worker that died, or timed out and worth asking the gateway about."""
        left_behind = models.Q(status="inflight", claimed_at__lt=stale_before)
        timed_out = models.Q(status="unknown", next_attempt_at__lte=now)
        return self.filter(left_behind | timed_out).order_by("claimed_at", "pk")

    def needing_attention(self):
        return self.filter(status__in=("failed", "unknown"))

    def in_mailboxes(self, mailboxes: Iterable[str]):
        """Messages on the site."""
        return self.filter(channel="inbox", recipient__in=list(mailboxes))

    def with_read_by(self, user):
        """Adds `is_read`."""
        readings = apps.get_model("notifications", "Reading").objects
        return self.annotate(is_read=Exists(readings.filter(notice=OuterRef("pk"), user=user)))

    def unread_by(self, user):
        return self.with_read_by(user).filter(is_read=False)
