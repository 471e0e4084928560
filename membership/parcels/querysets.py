from django.db import models
from django.db.models import Q

from membership.organisations.models import Organisation

from .couriers import normalise_number


class ParcelQuerySet(models.QuerySet):
    def of(self, user):
        """Parcels of the companies this account acts for."""
        return self.filter(organisation__in=Organisation.objects.of(user))

    def incoming(self):
        return self.filter(direction=self.model.Direction.IN)

    def outgoing(self):
        return self.filter(direction=self.model.Direction.OUT)

    def announced(self):
        """On their way to the association."""
        return self.filter(status=self.model.Status.ANNOUNCED)

    def received(self):
        return self.filter(status=self.model.Status.RECEIVED)

    def standing(self):
        """All but those that were withdrawn."""
        return self.exclude(status=self.model.Status.WITHDRAWN)

    def unassigned(self):
        """Nobody knows yet whose they are."""
        return self.filter(organisation__isnull=True)

    def matching(self, typed: str):
        """By tracking number, company or its code: what a scanner reads or a person remembers."""
        number = normalise_number(typed)
        if not number:
            return self.none()
        text = " ".join(typed.split())
        return self.filter(
            Q(number=number)
            | Q(organisation__uscc=number)
            | Q(organisation__name__icontains=text)
            | Q(sender__icontains=text)
            | (Q(number__endswith=number) if len(number) >= 4 else Q(pk=None))
        )

    def to_ask(self, now):
        """Whose courier it is time to ask."""
        return self.filter(next_check_at__lte=now).order_by("next_check_at")
