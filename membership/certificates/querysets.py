from datetime import datetime, timedelta

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone

from membership.dues.terms import MembershipState, StandingRules
from membership.papers.kinds import LiveState
from membership.papers.models import PaperStatus


class CertificateQuerySet(models.QuerySet):
    def with_standing(self):
        """With all that `Certificate.state_on` looks at, in one query.

        A newer one is of the same term, or of a later one; but who chose another level for later keeps the
        certificate of today's until then."""
        own = {"membership": OuterRef("membership")}
        later = Q(period__starts_at__gt=OuterRef("period__starts_at"))
        takes_over = Q(period__starts_at__lte=timezone.now()) | Q(
            period__order__level=OuterRef("period__order__level")
        )
        again = Q(period=OuterRef("period"), pk__gt=OuterRef("pk"))
        newer = self.model._base_manager.filter((later & takes_over) | again, **own)
        return self.select_related(
            "paper__file", "period__order__level", "membership__organisation", "membership__level"
        ).annotate(newer_exists=Exists(newer))

    def with_state(self, now: datetime, rules: StandingRules):
        """`state_now`, for lists and filters: what `certificate_state` says, in the words of the database."""
        withdrawn_before = now - timedelta(days=rules.withdrawal_days)
        has_left = Q(membership__state=MembershipState.WITHDRAWN) | Q(
            membership__valid_until__lte=withdrawn_before
        )
        return self.with_standing().annotate(
            state_now=Case(
                When(paper__status=PaperStatus.REVOKED, then=Value(LiveState.REVOKED.value)),
                When(has_left, then=Value(LiveState.WITHDRAWN.value)),
                When(newer_exists=True, then=Value(LiveState.SUPERSEDED.value)),
                When(period__ends_at__lte=now, then=Value(LiveState.EXPIRED.value)),
                default=Value(LiveState.VALID.value),
                output_field=models.CharField(),
            )
        )
