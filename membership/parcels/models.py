from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.states import GuardedStatus

from .couriers import Courier, courier_of
from .querysets import ParcelQuerySet


class Transit(models.TextChoices):
    """What the courier says of a parcel; the record's own status is what people here say."""

    UNKNOWN = "", _("Nothing known yet")
    COLLECTED = "collected", _("Collected")
    MOVING = "moving", pgettext_lazy("parcel", "On its way")
    DELIVERING = "delivering", _("Being delivered")
    DELIVERED = "delivered", pgettext_lazy("courier says", "Delivered")
    PROBLEM = "problem", _("Held up")
    RETURNING = "returning", _("On its way back")
    RETURNED = "returned", _("Back with the sender")


def _person(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class Parcel(GuardedStatus):
    """Something on its way by courier (快递): papers that come in, certificates and invoices that go out.

    One that nobody announced may have no organisation until the secretariat knows whose it is.
    """

    class Direction(models.TextChoices):
        IN = "in", pgettext_lazy("parcel", "To the association")
        OUT = "out", pgettext_lazy("parcel", "To the company")

    class Status(models.TextChoices):
        ANNOUNCED = "announced", pgettext_lazy("parcel", "On its way")
        RECEIVED = "received", pgettext_lazy("parcel", "Received")
        WITHDRAWN = "withdrawn", pgettext_lazy("parcel", "Withdrawn")
        POSTED = "posted", pgettext_lazy("parcel", "Posted")
        DELIVERED = "delivered", pgettext_lazy("parcel", "Delivered")

    TRANSITIONS = {
        Status.ANNOUNCED: {Status.RECEIVED, Status.WITHDRAWN},
        Status.RECEIVED: set(),
        Status.WITHDRAWN: set(),
        Status.POSTED: {Status.DELIVERED, Status.WITHDRAWN},
        Status.DELIVERED: set(),
    }
    ON_ITS_WAY = frozenset({Status.ANNOUNCED, Status.POSTED})

    direction = models.CharField(_("direction"), max_length=3, choices=Direction)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parcels",
    )
    sender = models.CharField(_("sender, as written on it"), max_length=100, blank=True)
    courier = models.CharField(_("courier"), max_length=20)
    number = models.CharField(_("tracking number"), max_length=32, blank=True)
    # Of sender or recipient, as on the parcel: some couriers tell nothing without it.
    phone = models.CharField(_("telephone on the parcel"), max_length=40, blank=True)
    status = models.CharField(_("state"), max_length=20, choices=Status)
    contents = models.CharField(_("contents"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    created_at = models.DateTimeField(_("entered at"), auto_now_add=True)
    announced_at = models.DateTimeField(_("announced at"), null=True, blank=True)
    announced_by = _person(_("announced by"))
    received_at = models.DateTimeField(_("received at"), null=True, blank=True)
    received_by = _person(_("received by"))
    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    posted_by = _person(_("posted by"))
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)

    transit = models.CharField(
        _("according to the courier"), max_length=20, choices=Transit, default="", blank=True
    )
    last_event = models.CharField(_("last news"), max_length=300, blank=True)
    last_event_at = models.DateTimeField(_("last news at"), null=True, blank=True)
    events = models.JSONField(default=list, blank=True, editable=False)  # newest first: {"at", "text"}
    checked_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    checks = models.PositiveSmallIntegerField(default=0, editable=False)
    # When to ask the tracking provider next; null when there is nothing more to ask.
    next_check_at = models.DateTimeField(null=True, blank=True, editable=False)
    tracking_error = models.CharField(_("why nothing is known"), max_length=200, blank=True)

    objects = ParcelQuerySet.as_manager()

    class Meta:
        verbose_name = _("parcel")
        verbose_name_plural = _("parcels")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["direction", "status", "-created_at"]),
            models.Index(fields=["number"]),
            models.Index(
                fields=["next_check_at"], condition=Q(next_check_at__isnull=False), name="parcels_to_ask"
            ),
        ]
        constraints = [
            # One parcel may carry the papers of several companies, but each enters it once.
            models.UniqueConstraint(
                fields=["direction", "organisation", "number"],
                condition=~Q(number="") & ~Q(status="withdrawn"),
                name="parcel_once_per_organisation",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(organisation__isnull=True) & ~Q(number=""),
                name="unknown_parcel_once",
            ),
        ]

    def __str__(self):
        return " ".join(filter(None, [str(self.courier_name), self.number]))

    @property
    def about(self) -> Courier:
        return courier_of(self.courier)

    @property
    def courier_name(self) -> str:
        return self.about.name

    @property
    def link(self) -> str:
        """The courier's own page about it, or empty."""
        return self.about.link(self.number) if self.number else ""

    @property
    def is_on_its_way(self) -> bool:
        return self.status in self.ON_ITS_WAY

    @property
    def may_withdraw(self) -> bool:
        return self.status == self.Status.ANNOUNCED

    @property
    def is_followed(self) -> bool:
        """Is it worth looking where it is? What was received or withdrawn is not."""
        return self.status in {self.Status.ANNOUNCED, self.Status.POSTED, self.Status.DELIVERED}

    @property
    def news(self) -> str:
        """What the courier said last, for lists."""
        return f"{self.get_transit_display()} · {self.last_event}" if self.last_event else ""

    @property
    def tone(self) -> str:
        """The colour of its state."""
        return TONES.get(self.status, "")

    @property
    def trail(self) -> list[dict]:
        """All that the courier has told, the newest first."""
        return [{"at": datetime.fromisoformat(event["at"]), "text": event["text"]} for event in self.events]


TONES = {
    Parcel.Status.ANNOUNCED: "info",
    Parcel.Status.RECEIVED: "success",
    Parcel.Status.POSTED: "info",
    Parcel.Status.DELIVERED: "success",
}
