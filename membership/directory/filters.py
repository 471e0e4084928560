"""Narrowing and sorting the list, as its address says; what cannot be understood narrows nothing."""

from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from membership.dues.models import Membership

from .models.settings import DirectorySettings
from .querysets import BY_CHOICE, named_like, newest_first

LONGEST_SEARCH = 60


@dataclass(frozen=True)
class Kind:
    """A filter: its name in the address, the field of a membership, and its words."""

    name: str
    way: str
    label: str
    any: str


KINDS = (
    Kind("level", "level", _("Level"), _("All levels")),
    Kind("category", "organisation__category", _("Member category"), _("All categories")),
    Kind("city", "organisation__listing__city", _("City"), _("All cities")),
)
SORTS = {"level": _("By level"), "name": _("By name"), "newest": _("Newest members first")}


@dataclass(frozen=True)
class Choice:
    value: int
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Offer:
    """A filter with what it can choose now."""

    kind: Kind
    choices: list[Choice]

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.is_chosen), None)


@dataclass(frozen=True)
class Filters:
    words: str = ""
    chosen: dict[str, int] = field(default_factory=dict)
    sort: str = "level"

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        chosen = {kind.name: int(value) for kind in KINDS if is_number(value := query.get(kind.name, ""))}
        sort = query.get("sort", "")
        words = query.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
        return cls(words, chosen, sort if sort in SORTS else "level")

    @property
    def is_narrowing(self) -> bool:
        return bool(self.words or self.chosen)

    def narrow(self, members: QuerySet[Membership], *, but: str = "") -> QuerySet[Membership]:
        """The members that fit; `but` leaves one filter out, to count what it could choose."""
        members = named_like(members, self.words)
        for kind in KINDS:
            if kind.name in self.chosen and kind.name != but:
                members = placed(members, kind).filter(**{kind.way: self.chosen[kind.name]})
        return members

    def offers(self, members: QuerySet[Membership]) -> list[Offer]:
        """Each filter with how many members its choices leave while the others stay; one query a filter."""
        return [Offer(kind, self.choices(members, kind)) for kind in KINDS]

    def choices(self, members: QuerySet[Membership], kind: Kind) -> list[Choice]:
        way = kind.way
        found = (
            placed(self.narrow(members, but=kind.name), kind)
            .filter(**{f"{way}__isnull": False})
            .order_by(f"{way}__sort_order", f"{way}__pk")
            .values_list(f"{way}__pk", f"{way}__name")
            .annotate(Count("pk"))
        )
        chosen = self.chosen.get(kind.name)
        return [Choice(pk, label, count, pk == chosen) for pk, label, count in found]

    def sorted(self, members: QuerySet[Membership], rules: DirectorySettings) -> QuerySet[Membership]:
        by_name = ("organisation__listing__name_key", "pk")
        if self.sort == "newest":
            return newest_first(members)
        if self.sort == "name":
            return members.order_by(*by_name)
        return members.order_by(f"{'-' if rules.highest_level_last else ''}level__sort_order", *by_name)


def is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def placed(members: QuerySet[Membership], kind: Kind) -> QuerySet[Membership]:
    """A city is shown, and so found, only of companies that chose to be listed."""
    return members.filter(BY_CHOICE) if kind.name == "city" else members
