"""What a template of the registration form may name, and what stands there for one application."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from membership.accounts.phones import national_format
from membership.notifications.models import NotificationSettings
from membership.organisations.richtext import plain_text

from ..answers import label_of
from ..fields import FILE_FIELDS, TEXT_FIELDS
from ..models import Application

PICTURES = ("logo", "licence")  # of the files, those that a form may show
_ENDS = re.compile(r"<br\s*/?>|</(p|li|h3|h4|blockquote)>", re.IGNORECASE)
SAMPLES = {
    "number": "RH20260311001",
    "submitted_on": "2026年3月11日",
    "name": "示例市热力集团有限公司",
    "uscc": "91990000MA00000018",
    "contact_phone": "138 0000 0000",
}


@dataclass(frozen=True)
class Variable:
    """`is_list`: to be gone through with `{% for each in … %}`."""

    name: str
    label: Any
    is_picture: bool = False
    is_list: bool = False


def variables() -> list[Variable]:
    """Every name that a template may use."""
    return [
        Variable("association", _("Name of the association")),
        Variable("number", _("Application number")),
        Variable("submitted_on", _("Day on which the form was sent")),
        *(Variable(name, label_of(name)) for name in TEXT_FIELDS),
        *(
            Variable(name, format_lazy("{label} ({kind})", label=label_of(name), kind=_("picture")), True)
            for name in PICTURES
            if name in FILE_FIELDS
        ),
        Variable(
            "pictures",
            _("Publicity pictures; each has {{ each.picture }} and {{ each.caption }}"),
            True,
            True,
        ),
    ]


def values_of(application: Application) -> dict[str, str]:
    """Every variable that is text, in the language of the association's papers."""
    with translation.override(settings.LANGUAGE_CODE):
        values = {name: _text(name, getattr(application, name)) for name in TEXT_FIELDS}
    sent = application.submitted_at
    return values | {
        "association": NotificationSettings.load().name,
        "number": application.number,
        "submitted_on": _day(timezone.localdate(sent)) if sent else "",
    }


def sample_values() -> dict[str, str]:
    """For trying a template out."""
    return {
        each.name: SAMPLES.get(each.name, str(each.label))
        for each in variables()
        if not each.is_picture and not each.is_list
    }


def _text(name: str, value) -> str:
    if value is None:
        return ""
    if name == "introduction":
        return printable(_paragraphs(value))
    if name == "contact_phone":
        return national_format(str(value)) if value else ""
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return printable(str(value))


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _paragraphs(html: str) -> str:
    """The words of rich text, a line for each paragraph."""
    lines = unescape(plain_text(_ENDS.sub("\n", html or ""))).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def printable(text: str) -> str:
    """Without the control characters that no document may hold."""
    return "".join(each for each in text if each == "\n" or unicodedata.category(each)[0] != "C")
