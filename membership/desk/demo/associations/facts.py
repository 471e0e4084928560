"""What the membership of a demonstration needs to know of its association."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from membership.joining.models import StageKind

from ...roles import Role

Body = list[tuple[str, object]]


@dataclass(frozen=True)
class LevelFacts:
    name: str
    description: str
    amount: Decimal  # yuan a year
    is_offered: bool = True


@dataclass(frozen=True)
class Step:
    """A row of the joining process; `levels` by name, none: every level."""

    kind: StageKind
    name: str
    decided_by: Role | None = None
    target_days: int | None = None
    first_days: int | None = None
    levels: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Association:
    key: str
    name: str
    place: str  # what stands before a city in an address
    industries: list[str]
    categories: list[str]
    cities: list[str]
    levels: list[LevelFacts]
    dues: dict  # fields of DuesSettings
    signatory: str
    letterhead: dict  # fields of NotificationSettings
    steps: list[Step]
    notice: Body  # what stands in the joining notice; "download" with None is the empty form
    work: dict[str, list[str]]  # what companies of a category say of their work, taken in turn
    applications: list[tuple[str, str]]  # a company, and how far it has come
    process: dict = field(default_factory=dict)  # fields of JoiningProcess
    demanded: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by category: questions
    has_empty_form: bool = True
    has_magazine: bool = True

    @property
    def companies(self) -> Path:
        return Path(__file__).with_name(f"{self.key}.csv")
