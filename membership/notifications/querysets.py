from datetime import datetime

from django.db import models


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
