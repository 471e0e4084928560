"""The answers of an application as rows to read: of a form that was checked, or of what was sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from membership.accounts.phones import national_format
from membership.organisations.richtext import sanitise

from .fields import CATALOGUE, Field, Group, fields_in
from .models import Application


@dataclass(frozen=True)
class Answer:
    name: str
    label: str
    value: Any
    is_file: bool = False

    @property
    def is_rich(self) -> bool:
        return self.name == "introduction"


def label_of(name: str) -> str:
    """What a question of the catalogue is called, as on the form."""
    return capfirst(Application._meta.get_field(name).verbose_name)


def answers_in(form) -> list[dict]:
    """Of a form that is valid."""
    return _grouped(form.cleaned_data.get)


def answers_typed(form, typed: Mapping[str, str]) -> list[Answer]:
    """Of anything typed, right or wrong; `form` knows what the questions take."""
    return [
        _answer(entry, _read(form.fields[entry.name], typed[entry.name]))
        for entry in CATALOGUE
        if entry.name in typed
    ]


def _read(field, text: str):
    try:
        return field.to_python(text)
    except ValidationError:
        return text


def answers_of(application: Application) -> list[dict]:
    """Of what was last sent."""
    return _grouped(lambda name: getattr(application, name))


def _grouped(value_of) -> list[dict]:
    return [
        {
            "label": group.label,
            "answers": [_answer(entry, value_of(entry.name)) for entry in fields_in(group)],
        }
        for group in Group
    ]


def _answer(entry: Field, value) -> Answer:
    if entry.name == "introduction":
        value = mark_safe(sanitise(value))  # noqa: S308 - cleaned here
    if entry.name == "contact_phone":
        value = national_format(str(value or ""))
    return Answer(name=entry.name, label=label_of(entry.name), value=value, is_file=entry.is_file)
