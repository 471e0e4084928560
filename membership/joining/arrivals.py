"""The papers of an application: what is on its way, what has come, what is asked for still."""

from dataclasses import dataclass
from functools import cached_property

from membership.parcels.models import Parcel

from .answers import label_of
from .models import Application, Review


def parcels_of(application: Application):
    """What this company has sent to the association since it began to apply, the newest first."""
    return (
        Parcel.objects.incoming()
        .standing()
        .filter(organisation=application.organisation_id, created_at__gte=application.created_at)
        .exclude(organisation=None)
        .order_by("-pk")
    )


def papers_came(application: Application) -> bool:
    """Has anything of this company arrived since it began to apply?"""
    return (
        application.organisation is not None
        and Parcel.objects.incoming()
        .received()
        .filter(organisation=application.organisation, received_at__gte=application.created_at)
        .exists()
    )


@dataclass(frozen=True)
class Papers:
    """What the page of this step shows. `asked` is the newest word on what is missing."""

    parcels: list[Parcel]
    asked: Review | None

    @cached_property
    def state(self) -> str:
        """received · sent · asked · nothing, whichever the company should know first."""
        if self._since_asked(lambda parcel: parcel.received_at):
            return "received"
        if any(parcel.is_on_its_way for parcel in self.parcels):
            return "sent"
        return "asked" if self.asked else "nothing"

    def _since_asked(self, moment_of) -> bool:
        moments = [moment for parcel in self.parcels if (moment := moment_of(parcel))]
        return any(self.asked is None or moment > self.asked.created_at for moment in moments)

    @property
    def remarks(self) -> list[tuple[str, str]]:
        return [(label_of(name), text) for name, text in self.asked.remarks.items()] if self.asked else []


def papers_at(application: Application) -> Papers:
    asked = application.reviews.filter(stage=application.stage_id, decision=Review.Decision.RETURN).first()
    return Papers(parcels=list(parcels_of(application)), asked=asked)
