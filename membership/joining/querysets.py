from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from membership.dues.terms import MembershipState
from membership.organisations.querysets import acting_for, left_by
from membership.parcels.models import Parcel

from .fields import FILE_FIELDS

CARRIED = ("sent_files", "draft_files", "sent_pictures", "draft_pictures")


class ApplicationQuerySet(models.QuerySet):
    def of(self, user):
        """Applications this account began, or of the companies it acts for. Who has left a company, or has
        handed it over, no longer reads what they once sent for it."""
        if not user.is_authenticated:
            return self.none()
        began = Q(applicant=user) & (Q(status__in=self.model.ENDED) | ~left_by(user))
        return self.filter(began | acting_for(user))

    def open(self):
        """Neither joined nor ended."""
        return self.exclude(status__in=[*self.model.ENDED, self.model.Status.JOINED])

    def exclude_left(self):
        """Without the way in of companies whose membership has ended since."""
        return self.exclude(
            status=self.model.Status.JOINED, organisation__membership__state=MembershipState.WITHDRAWN
        )

    def sent(self):
        """Everything the secretariat has ever been given to read."""
        return self.filter(submissions__gt=0)

    def awaiting_review(self):
        """Before the secretariat: in review, or with papers on their way to it."""
        return self.filter(status__in=self.model.DECIDED)

    def to_decide(self):
        """Before the secretariat, not before the company: of papers by post only what has come in."""
        arrived = (
            Parcel.objects.incoming()
            .received()
            .filter(organisation=OuterRef("organisation"), received_at__gte=OuterRef("stage_since"))
        )
        status = self.model.Status
        return self.filter(Q(status=status.SUBMITTED) | Q(Exists(arrived), status=status.PAPERS))

    def overdue(self):
        """The day by which they were to be decided is over."""
        return self.awaiting_review().filter(due_on__lt=timezone.localdate())

    def decided_by(self, user):
        """Waiting for a decision that this member of staff may take."""
        waiting = self.to_decide()
        if user.is_superuser:
            return waiting
        return waiting.filter(stage__group__in=user.groups.all())

    def with_lists(self):
        """With what lists and the review screen show, in one query."""
        return self.select_related("level", "stage", "industry", "category", "applicant", *FILE_FIELDS)

    def holding(self, file):
        """Applications that carry this file, in any sending or in the draft."""
        carriers = [self.model._meta.get_field(name).related_model for name in CARRIED]
        holds = [Exists(each.objects.filter(application=OuterRef("pk"), file=file)) for each in carriers]
        return self.filter(reduce(or_, holds))
