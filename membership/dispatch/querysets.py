from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from membership.certificates.models import Certificate
from membership.organisations.models import Organisation


class OwedQuerySet(models.QuerySet):
    def waiting(self):
        """What the secretariat has to send."""
        return self.filter(status=self.model.Status.OWED)

    def overdue(self):
        return self.waiting().filter(due_on__lt=timezone.localdate())

    def of_period(self, period):
        """What is owed for this term: because it began, and because its certificate was issued anew."""
        anew = Certificate.objects.filter(period=period)  # a join could not be locked
        return self.filter(Q(period=period) | Q(certificate__in=anew))

    def with_papers(self):
        """With all that `title` and `order` look at, in two queries."""
        # What was issued after it was settled is not what was sent.
        settled = Coalesce(OuterRef("settled_at"), Value(timezone.now(), models.DateTimeField()))
        certificate = Certificate.objects.filter(period=OuterRef("period"), issued_at__lte=settled)
        return (
            self.select_related(
                "organisation__membership",
                "period__order",
                "parcel",
                "certificate__paper",
                "certificate__period__order",
            )
            .prefetch_related("invoice__orders")
            .annotate(certificate_number=Subquery(certificate.order_by("-pk").values("paper__number")[:1]))
        )


class AssociationFileQuerySet(models.QuerySet):
    def given(self):
        """What companies see: not what was taken back."""
        return self.filter(withdrawn_at__isnull=True)

    def of(self, user):
        """Files of the companies this account acts for."""
        return self.given().filter(organisation__in=Organisation.objects.of(user))

    def with_reading(self, user):
        """Adds `is_read`: this account has opened it."""
        readings = self.model.readings.rel.related_model.objects
        return self.annotate(is_read=Exists(readings.filter(file=OuterRef("pk"), user=user)))

    def unread_by(self, user):
        return self.with_reading(user).filter(is_read=False)
