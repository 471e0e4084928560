"""A proposed change, field by field: what stands beside what would."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from membership.papers.models import PrivateFile
from membership.records.files import ShownFile

from .log_actions import label_of
from .models import Proposal
from .richtext import sanitise


@dataclass(frozen=True)
class Row:
    """`old` is what stands there now, or, once it was decided, what stood there; `moved` says that it was
    changed otherwise since the company sent its proposal."""

    name: str
    label: str
    old: Any
    new: Any
    is_file: bool = False
    moved: bool = False


def compared(proposal: Proposal) -> list[Row]:
    new, before = proposal.proposed(), proposal.values_before()
    return [_row(proposal, name, new[name], before[name]) for name in proposal.names]


def _row(proposal: Proposal, name: str, new, before) -> Row:
    now = getattr(proposal.organisation, name)
    return Row(
        name=name,
        label=capfirst(label_of(name)),
        old=_shown(name, now if proposal.is_pending else before),
        new=_shown(name, new),
        is_file=isinstance(new or before or now, PrivateFile),
        moved=proposal.is_pending and now != before,
    )


def _shown(name: str, value):
    if name == "introduction":
        return mark_safe(sanitise(value))  # noqa: S308 - cleaned here
    return value


def files_of(rows: Iterable[Row]) -> list[ShownFile]:
    """The new ones first, each followed by what it replaces."""
    shown = []
    for row in rows:
        if row.is_file and row.new:
            label = _("%(file)s, new") % {"file": row.label}
            shown.append(ShownFile(key=row.name, label=label, file=row.new))
        if row.is_file and row.old:
            label = _("%(file)s, old") % {"file": row.label}
            shown.append(ShownFile(key=f"{row.name}-before", label=label, file=row.old))
    return shown
