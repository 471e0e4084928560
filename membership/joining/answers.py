"""The answers of an application as rows to read: of a form that was checked, or of what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from membership.accounts.phones import national_format
from membership.organisations.richtext import sanitise

from .fields import Field, Group, Shape, in_group, questions_of
from .models import Application
from .pictures import pictures_sent


@dataclass(frozen=True)
class Answer:
    name: str
    label: str
    value: Any
    is_file: bool = False
    is_pictures: bool = False

    @property
    def is_rich(self) -> bool:
        return self.name == "introduction"


def label_of(name: str) -> str:
    """What a question of the catalogue is called, as on the form."""
    if name == "pictures":
        return _("Publicity pictures")
    if name.startswith("caption-"):
        return _("Caption of a picture")
    return capfirst(Application._meta.get_field(name).verbose_name)


def answers_in(form) -> list[dict]:
    """Of a form that is valid."""
    category = form.cleaned_data.get("category")
    return _grouped(form.questions, category and category.pk, form.cleaned_data.get)


def answers_typed(form, typed: Mapping[str, str]) -> list[Answer]:
    """Of anything typed, right or wrong; `form` knows what the questions take."""
    answers = [
        _answer(entry, _read(form.fields[entry.name], typed[entry.name]))
        for entry in form.questions
        if entry.name in typed
    ]
    captions = [(name, text) for name, text in typed.items() if name.startswith("caption-")]
    return answers + [Answer(name=name, label=label_of(name), value=text) for name, text in captions]


def _read(field, text: str):
    try:
        return field.to_python(text)
    except ValidationError:
        return text


def answers_of(application: Application) -> list[dict]:
    """Of what was last sent."""
    questions = questions_of(application.process)
    return _grouped(questions, application.category_id, lambda name: sent_answer(application, name))


def sent_answer(application: Application, name: str) -> Any:
    if name == "pictures":
        return pictures_sent(application, application.submissions)
    return getattr(application, name)


def _grouped(questions: list[Field], category_id: int | None, value_of) -> list[dict]:
    return [
        {
            "label": group.label,
            "answers": [
                _answer(entry, value_of(entry.name))
                for entry in in_group(questions, group)
                if entry.is_asked(category_id)
            ],
        }
        for group in Group
    ]


def _answer(entry: Field, value) -> Answer:
    if entry.name == "introduction":
        value = mark_safe(sanitise(value))  # noqa: S308 - cleaned here
    if entry.name == "contact_phone":
        value = national_format(str(value or ""))
    return Answer(
        name=entry.name,
        label=label_of(entry.name),
        value=value,
        is_file=entry.is_file,
        is_pictures=entry.shape == Shape.PICTURES,
    )
