"""The catalogue of what an application can ask for, in the order of the form, and what a process asks of it.
Form, check-your-answers page, review screen and reasons per field all read it, so that a field is added in
one place."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Group(TextChoices):
    BASICS = "basics", _("Basic information")
    CONTACT = "contact", _("Contact details")
    OTHER = "other", _("Other information")


class Demand(TextChoices):
    """How a process asks a question."""

    REQUIRED = "required", _("required")
    OPTIONAL = "optional", _("optional")
    HIDDEN = "hidden", _("not asked")


class Shape(TextChoices):
    """What an answer is."""

    TEXT = "text"
    FILE = "file"
    PICTURES = "pictures"


@dataclass(frozen=True)
class Field:
    """One question: the field of the application it fills, its group, and how it is asked.

    `locked` ones are asked by every process, for the reason given. `categories` are those whose companies
    must answer it, whatever holds for others.
    """

    name: str
    group: Group
    demand: Demand = Demand.OPTIONAL
    shape: Shape = Shape.TEXT
    locked: str = ""
    categories: frozenset[int] = frozenset()

    @property
    def required(self) -> bool:
        return self.demand == Demand.REQUIRED

    @property
    def is_file(self) -> bool:
        return self.shape == Shape.FILE

    def is_demanded(self, category_id: int | None) -> bool:
        """Must a company of this category answer it?"""
        return self.required or category_id in self.categories

    def is_asked(self, category_id: int | None) -> bool:
        """Some questions are put to certain categories only."""
        return self.demand != Demand.HIDDEN or category_id in self.categories


_COMPANY = _("The company is known by it.")
_DUES = _("The dues follow from it.")
_PERSON = _("Messages about the application go there.")

CATALOGUE = (
    Field("logo", Group.BASICS, shape=Shape.FILE),
    Field("name", Group.BASICS, Demand.REQUIRED, locked=_COMPANY),
    Field("uscc", Group.BASICS, Demand.REQUIRED, locked=_COMPANY),
    Field("industry", Group.BASICS, Demand.REQUIRED),
    Field("level", Group.BASICS, Demand.REQUIRED, locked=_DUES),
    Field("website", Group.BASICS),
    Field("address", Group.BASICS),
    Field("postcode", Group.BASICS, Demand.HIDDEN),
    Field("ownership", Group.BASICS, Demand.HIDDEN),
    Field("founded_on", Group.BASICS, Demand.HIDDEN),
    Field("registered_capital", Group.BASICS, Demand.HIDDEN),
    Field("employees", Group.BASICS, Demand.HIDDEN),
    Field("main_business", Group.BASICS, Demand.HIDDEN),
    Field("introduction", Group.BASICS),
    Field("pictures", Group.BASICS, Demand.HIDDEN, Shape.PICTURES),
    Field("contact_name", Group.CONTACT, Demand.REQUIRED, locked=_PERSON),
    Field("contact_phone", Group.CONTACT, Demand.REQUIRED, locked=_PERSON),
    Field("contact_title", Group.CONTACT, Demand.REQUIRED),
    Field("contact_email", Group.CONTACT),
    Field("category", Group.OTHER, Demand.REQUIRED),
    Field("landline", Group.OTHER),
    Field("head_name", Group.OTHER),
    Field("head_title", Group.OTHER),
    Field("head_phone", Group.OTHER, Demand.HIDDEN),
    Field("licence", Group.OTHER, Demand.REQUIRED, Shape.FILE),
    Field("metering_licence", Group.OTHER, shape=Shape.FILE),
    Field("quality_certificate", Group.OTHER, shape=Shape.FILE),
    Field("production_licence", Group.OTHER, Demand.HIDDEN, Shape.FILE),
    Field("registration_form", Group.OTHER, Demand.REQUIRED, Shape.FILE),
)

# Everything that may be asked, by any process.
FIELD_NAMES = tuple(field.name for field in CATALOGUE)
FILE_FIELDS = tuple(field.name for field in CATALOGUE if field.is_file)
TEXT_FIELDS = tuple(field.name for field in CATALOGUE if field.shape == Shape.TEXT)


def questions_of(process) -> list[Field]:
    """What this process asks, in the order of the form."""
    categories: dict[str, set[int]] = {}
    for demand in process.category_demands.all():
        categories.setdefault(demand.name, set()).add(demand.category_id)
    asked = (_as_asked(field, process, categories.get(field.name, set())) for field in CATALOGUE)
    return [field for field in asked if field.demand != Demand.HIDDEN or field.categories]


def _as_asked(field: Field, process, categories: Iterable[int]) -> Field:
    if field.locked:
        return field
    if field.shape == Shape.PICTURES:
        return replace(field, demand=_demand_for_pictures(process))
    demand = Demand(process.demands.get(field.name, field.demand))
    return replace(field, demand=demand, categories=frozenset(categories))


def _demand_for_pictures(process) -> Demand:
    if not process.max_pictures:
        return Demand.HIDDEN
    return Demand.REQUIRED if process.min_pictures else Demand.OPTIONAL


def in_group(questions: Iterable[Field], group: Group) -> list[Field]:
    return [field for field in questions if field.group == group]


def names_of(questions: Iterable[Field], shape: Shape) -> tuple[str, ...]:
    return tuple(field.name for field in questions if field.shape == shape)
