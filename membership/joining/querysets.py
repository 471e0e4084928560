from django.db import models
from django.db.models import Q

from membership.organisations.querysets import acting_for

from .fields import FILE_FIELDS


class ApplicationQuerySet(models.QuerySet):
    def of(self, user):
        """Applications this account began, or of the companies it acts for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(applicant=user) | acting_for(user))

    def open(self):
        """Neither joined nor ended."""
        return self.exclude(status__in=[*self.model.ENDED, self.model.Status.JOINED])

    def sent(self):
        """Everything the secretariat has ever been given to read."""
        return self.filter(submissions__gt=0)

    def awaiting_review(self):
        """Before the secretariat: in review, or with papers on their way to it."""
        return self.filter(status__in=self.model.DECIDED)

    def decided_by(self, user):
        """In review at a stage that this member of staff may decide."""
        waiting = self.awaiting_review()
        if user.is_superuser:
            return waiting
        return waiting.filter(stage__group__in=user.groups.all())

    def with_lists(self):
        """With what lists and the review screen show, in one query."""
        return self.select_related("level", "stage", "industry", "category", "applicant", *FILE_FIELDS)

    def holding(self, file):
        """Applications that carry this file, in any sending or in the draft."""
        return self.filter(Q(sent_files__file=file) | Q(draft_files__file=file)).distinct()
