"""Narrowing and sorting the list, as its address says; what cannot be understood narrows nothing."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from membership.dues.models import Membership

from .models.settings import DirectorySettings
from .querysets import BY_CHOICE, named_like, newest_first

LONGEST_SEARCH = 60
IS_LISTED = "organisation__listing__is_listed"
Place = tuple[int | None, int | None, str | None]  # where it stands in its list, its key, its name
ANYBODY = Q()
NOWHERE: Place = (None, None, None)


@dataclass(frozen=True)
class Kind:
    """A filter: its name in the address, the field of a membership, and its words."""

    name: str
    way: str
    label: str
    any: str
    is_public: Q = ANYBODY  # which companies show it


KINDS = (
    Kind("level", "level", _("Level"), _("All levels")),
    Kind("category", "organisation__category", _("Member category"), _("All categories")),
    Kind("city", "organisation__listing__city", _("City"), _("All cities"), BY_CHOICE),
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
class Counted:
    """How many members stand at each level, in each category and each city at once."""

    groups: list[tuple[dict[str, Place], int]]
    chosen: dict[str, int]

    @property
    def total(self) -> int:
        return sum(count for places, count in self.groups if self.fits(places))

    def fits(self, places: dict[str, Place], *, but: str = "") -> bool:
        return all(places[name][1] == value for name, value in self.chosen.items() if name != but)

    def offers(self) -> list[Offer]:
        """Each filter with how many members each choice would leave while the others stay."""
        return [Offer(kind, self.choices(kind.name)) for kind in KINDS]

    def choices(self, name: str) -> list[Choice]:
        counts: Counter[Place] = Counter()
        for places, count in self.groups:
            if places[name] != NOWHERE and self.fits(places, but=name):
                counts[places[name]] += count
        chosen = self.chosen.get(name)
        return [
            Choice(pk, label, count, pk == chosen) for (_place, pk, label), count in sorted(counts.items())
        ]


@dataclass(frozen=True)
class Filters:
    words: str = ""
    chosen: dict[str, int] = field(default_factory=dict)
    sort: str = "level"
    sees_all: bool = False  # members see of each other what the public does not

    @classmethod
    def read(cls, query: QueryDict, *, sees_all: bool = False) -> "Filters":
        chosen = {kind.name: int(value) for kind in KINDS if is_number(value := query.get(kind.name, ""))}
        sort = query.get("sort", "")
        words = query.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
        return cls(words, chosen, sort if sort in SORTS else "level", sees_all)

    @property
    def is_narrowing(self) -> bool:
        return bool(self.words or self.chosen)

    def narrow(self, members: QuerySet[Membership]) -> QuerySet[Membership]:
        """The members that fit."""
        members = named_like(members, self.words)
        for kind in KINDS:
            if kind.name in self.chosen:
                shown = ANYBODY if self.sees_all else kind.is_public
                members = members.filter(shown, **{kind.way: self.chosen[kind.name]})
        return members

    def count(self, members: QuerySet[Membership]) -> "Counted":
        """How many members stand where, for what was typed; one query, however many there are."""
        parts = [f"{kind.way}__{part}" for kind in KINDS for part in ("sort_order", "pk", "name")]
        found = named_like(members, self.words).order_by().values_list(*parts, IS_LISTED)
        groups = []
        for *values, is_listed, count in found.annotate(Count("pk")):
            places = dict(zip([kind.name for kind in KINDS], batched(values), strict=True))
            if (
                not is_listed and not self.sees_all
            ):  # a city is shown only of companies that chose to be listed
                places["city"] = NOWHERE
            groups.append((places, count))
        return Counted(groups, self.chosen)

    def sorted(self, members: QuerySet[Membership], rules: DirectorySettings) -> QuerySet[Membership]:
        by_name = ("organisation__listing__name_key", "pk")
        if self.sort == "newest":
            return newest_first(members)
        if self.sort == "name":
            return members.order_by(*by_name)
        return members.order_by(f"{'-' if rules.highest_level_last else ''}level__sort_order", *by_name)


def is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10


def batched(values: list) -> list[Place]:
    return [tuple(values[start : start + 3]) for start in range(0, len(values), 3)]
