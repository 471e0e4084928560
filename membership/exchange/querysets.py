from django.db import models
from django.db.models import Q
from django.utils import timezone

from membership.dues.models import Membership
from membership.organisations.querysets import acting_for


class EntryQuerySet(models.QuerySet):
    def of(self, user):
        """Entries of the companies this account acts for."""
        return self.filter(acting_for(user))

    def live(self):
        """Published and not past their last day."""
        still_valid = Q(valid_until__isnull=True) | Q(valid_until__gte=timezone.localdate())
        return self.filter(still_valid, status="live")

    def shown(self):
        """What other members see: published by companies that are in good standing."""
        good = Membership.objects.in_good_standing().values("organisation")
        return self.live().filter(organisation__in=good)

    def to_moderate(self):
        """What waits for the secretariat: new ones, and changes of published ones."""
        return self.filter(Q(status="pending") | Q(change_status="pending"))

    def saying(self, word: str):
        """Entries with this word in what their company wrote, or in its name."""
        names = [name for name in ("title", "text", "model_number") if name in self.model.CONTENT]
        said = Q(organisation__name__icontains=word)
        for name in names:
            said |= Q(**{f"{name}__icontains": word})
        return self.filter(said)

    def with_files(self):
        """With all their files, in one more query."""
        kept = self.model._meta.get_field("files").related_model.objects.select_related("file")
        return self.prefetch_related(models.Prefetch("files", kept))

    def for_list(self):
        """With all that a card shows, in two queries; long texts stay where they are."""
        return self.select_related("organisation", "category", "region").with_files().defer("text")


class InquiryQuerySet(models.QuerySet):
    def of(self, user):
        """Sent or received by a company this account acts for."""
        return self.filter(acting_for(user) | acting_for(user, "recipient"))

    def concerning(self, organisation):
        return self.filter(Q(organisation=organisation) | Q(recipient=organisation))


class ReportQuerySet(models.QuerySet):
    def pending(self):
        """What waits for the secretariat."""
        return self.filter(status="open")
