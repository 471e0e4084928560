"""An entry field by field, what is published beside what is proposed."""

from dataclasses import dataclass

from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from membership.organisations.richtext import sanitise
from membership.records.files import ShownFile

from ..models import Entry


@dataclass(frozen=True)
class Row:
    label: str
    now: str
    was: str = ""
    is_changed: bool = False
    is_rich: bool = False


def rows_of(entry: Entry) -> list[Row]:
    """What the secretariat reads; where a change waits, what was there before stands beside."""
    proposed = entry.proposed
    return [
        row_of(name, entry, proposed) for name in entry.CONTENT if shown(proposed, name) or shown(entry, name)
    ]


def row_of(name: str, entry: Entry, proposed: Entry) -> Row:
    was, now = shown(entry, name), shown(proposed, name)
    label = capfirst(entry._meta.get_field(name).verbose_name)
    return Row(label, now, was, is_changed=was != now, is_rich=name == "text")


def shown(entry: Entry, name: str) -> str:
    if name == "text":
        return mark_safe(sanitise(entry.text))  # noqa: S308 - sanitised on the same line
    if display := getattr(entry, f"get_{name}_display", None):
        return str(display())
    value = getattr(entry, name)
    return "" if value is None else str(value)


def files_of(entry: Entry) -> list[ShownFile]:
    return [
        ShownFile(key=f"f{place}", label=each.caption or str(each.get_role_display()), file=each.file)
        for place, each in enumerate(entry.proposed.files.all(), start=1)
    ]
