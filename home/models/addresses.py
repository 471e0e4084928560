import datetime

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

CHECK_AGAIN = datetime.timedelta(days=7)
CHECK_BROKEN_AGAIN = datetime.timedelta(days=1)


class Problem(models.TextChoices):
    NONE = "", _("Answers")
    NOT_FOUND = "not_found", _("Not found")
    REFUSED = "refused", _("Refuses to be read")
    FAULT = "fault", _("The other site has a fault")
    SILENT = "silent", _("Does not answer")
    UNKNOWN_HOST = "unknown_host", _("There is no such site")
    INSECURE = "insecure", _("Its certificate is not valid")
    FORBIDDEN = "forbidden", _("Leads into a private network")


class Target(models.TextChoices):
    PAGE = "page", _("Page")
    DOCUMENT = "document", _("Document")
    PATH = "path", _("Address of this site")
    OUTSIDE = "outside", _("Other site")


class AddressQuerySet(models.QuerySet):
    def due(self, *, now: datetime.datetime):
        """Never checked, checked a week ago, or broken yesterday. Pages and documents are looked up when they
        are asked for."""
        return self.filter(kind__in=[Target.PATH, Target.OUTSIDE]).filter(
            Q(checked_at__isnull=True)
            | Q(checked_at__lt=now - CHECK_AGAIN)
            | Q(checked_at__lt=now - CHECK_BROKEN_AGAIN) & ~Q(problem=Problem.NONE)
        )

    def broken(self):
        return self.exclude(problem=Problem.NONE)


class Address(models.Model):
    """What words of the site link to, and what it answered last. A page or document is written as its key."""

    kind = models.CharField(max_length=10, choices=Target.choices, default=Target.OUTSIDE)
    url = models.CharField(_("address"), max_length=500)
    host = models.CharField(max_length=255, blank=True, db_index=True)
    problem = models.CharField(
        _("problem"), max_length=20, blank=True, choices=Problem.choices, db_index=True
    )
    status = models.PositiveSmallIntegerField(_("answer"), null=True, blank=True)
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True, db_index=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("linked address")
        verbose_name_plural = _("linked addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "url"], name="home_an_address_once")]

    def __str__(self):
        return self.url


class AddressUse(models.Model):
    """Where an address stands."""

    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="uses")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=64)
    source = GenericForeignKey()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "address"], name="home_one_use_of_an_address"
            )
        ]

    def __str__(self):
        return f"{self.content_type_id}/{self.object_id}: {self.address_id}"
