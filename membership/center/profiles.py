"""What the member center shows of a company: labels and values in the words of its form."""

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from membership.joining.fields import CATALOGUE, Demand, Field, questions_of
from membership.joining.models import JoiningProcess
from membership.organisations.models import CompanyDetails, Organisation
from membership.organisations.parts import parts_of
from membership.organisations.richtext import sanitise

DETAILS = frozenset(CompanyDetails.detail_names())
FILES = tuple(entry.name for entry in CATALOGUE if entry.is_file and entry.name in DETAILS)
APART = ("logo", "introduction")  # shown in their own way


def whole(organisation_id: int) -> Organisation:
    """The company with all that its information shows, in one query."""
    return Organisation.objects.select_related("industry", "category", *FILES).get(pk=organisation_id)


def process_now() -> JoiningProcess | None:
    return JoiningProcess.objects.prefetch_related("category_demands__category").current()


def questions_for(organisation: Organisation, process: JoiningProcess | None) -> list[Field]:
    """What the association asks of a company of this category, and whatever else is known of it."""
    asked = {
        question.name: question
        for question in (questions_of(process) if process else _usual())
        if question.is_asked(organisation.category_id)
    }
    return [
        asked.get(entry.name, entry)
        for entry in CATALOGUE
        if entry.name in DETAILS and (entry.name in asked or has_value(organisation, entry.name))
    ]


def _usual() -> list[Field]:
    return [entry for entry in CATALOGUE if entry.demand != Demand.HIDDEN]


def has_value(organisation: Organisation, name: str) -> bool:
    return getattr(organisation, name) not in (None, "")


def in_part(questions: Iterable[Field], part: str) -> list[Field]:
    """Those that stand in 基础信息 ("basic") or 扩展资料 ("further")."""
    return [question for question in questions if part in parts_of([question.name])]


def rows(organisation: Organisation, questions: Iterable[Field]) -> list[tuple[str, object]]:
    names = [each.name for each in questions if not each.is_file and each.name not in APART]
    return [(label_of(name), value_of(organisation, name)) for name in names]


def value_of(organisation: Organisation, name: str) -> object:
    value = getattr(organisation, name)
    return "" if value is None else value


def files(organisation: Organisation, questions: Iterable[Field]) -> list[tuple[str, object]]:
    names = [each.name for each in questions if each.is_file and each.name not in APART]
    return [(label_of(name), getattr(organisation, name)) for name in names]


def label_of(name: str) -> str:
    return capfirst(Organisation._meta.get_field(name).verbose_name)


def introduction(organisation: Organisation) -> SafeString:
    return mark_safe(sanitise(organisation.introduction))  # noqa: S308 - sanitised on the same line
