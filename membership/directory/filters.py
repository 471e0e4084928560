"""Narrowing and sorting the list, as its address says; what cannot be understood narrows nothing."""

from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from membership.dues.models import Membership

from .models.settings import DirectorySettings
from .querysets import BY_CHOICE, named_like, newest_first

LONGEST_SEARCH = 60
# Name in the address, field of a membership.
KINDS = {
    "level": "level",
    "category": "organisation__category",
    "city": "organisation__listing__city",
}
SORTS = {"level": _("By level"), "name": _("By name"), "newest": _("Newest members first")}


@dataclass(frozen=True)
class Choice:
    value: int
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Filters:
    words: str = ""
    chosen: dict[str, int] = field(default_factory=dict)
    sort: str = "level"

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        chosen = {name: int(value) for name in KINDS if is_number(value := query.get(name, ""))}
        sort = query.get("sort", "")
        words = query.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
        return cls(words, chosen, sort if sort in SORTS else "level")

    @property
    def is_narrowing(self) -> bool:
        return bool(self.words or self.chosen)

    def narrow(self, members: QuerySet[Membership], *, but: str = "") -> QuerySet[Membership]:
        """The members that fit; `but` leaves one filter out, to count what it could choose."""
        members = named_like(members, self.words)
        for name, value in self.chosen.items():
            if name != but:
                members = chosen_in(members, name).filter(**{KINDS[name]: value})
        return members

    def choices(self, members: QuerySet[Membership], name: str) -> list[Choice]:
        """What this filter offers with all others applied, and how many members each leaves; one query."""
        way = KINDS[name]
        found = (
            chosen_in(self.narrow(members, but=name), name)
            .filter(**{f"{way}__isnull": False})
            .order_by(f"{way}__sort_order", f"{way}__pk")
            .values_list(f"{way}__pk", f"{way}__name")
            .annotate(Count("pk"))
        )
        return [Choice(pk, label, count, pk == self.chosen.get(name)) for pk, label, count in found]

    def sorted(self, members: QuerySet[Membership], rules: DirectorySettings) -> QuerySet[Membership]:
        by_name = ("organisation__listing__name_key", "pk")
        if self.sort == "newest":
            return newest_first(members)
        if self.sort == "name":
            return members.order_by(*by_name)
        return members.order_by(f"{'-' if rules.highest_level_last else ''}level__sort_order", *by_name)


def is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def chosen_in(members: QuerySet[Membership], name: str) -> QuerySet[Membership]:
    """A city is shown, and so found, only of companies that chose to be listed."""
    return members.filter(BY_CHOICE) if name == "city" else members
