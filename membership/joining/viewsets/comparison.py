"""An application field by field, beside what the company sent before."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from wagtail.admin.compare import diff_text

from membership.organisations.richtext import plain_text, sanitise
from membership.records.files import ShownFile

from ..answers import label_of, sent_answer
from ..fields import FILE_FIELDS, Field, Group, Shape, in_group, questions_of
from ..models import Application
from ..pictures import alike, pictures_sent


@dataclass
class Row:
    """One answer: as sent now, as sent before if it differs, and what reviewers said about it."""

    field: Field
    label: str
    value: Any
    before: Any = None
    changed: bool = False
    difference: str = ""
    reasons: list[str] = field(default_factory=list)
    remark: Any = None

    @property
    def name(self) -> str:
        return self.field.name

    @property
    def is_file(self) -> bool:
        return self.field.is_file

    @property
    def is_pictures(self) -> bool:
        return self.field.shape == Shape.PICTURES

    @property
    def is_rich(self) -> bool:
        return self.name == "introduction"


def previous_sending(application: Application) -> SimpleNamespace | None:
    """The answers as they were sent the time before the last; None when it was sent once."""
    if application.submissions < 2:
        return None
    sendings = application.revisions.order_by("-created_at", "-pk")
    earlier = sendings[1:2].first()
    if earlier is None:
        return None
    return SimpleNamespace(
        **{
            question.name: _as_sent(application, earlier.content, question.name)
            for question in questions_of(application.process)
        }
    )


def _as_sent(application: Application, content: dict, name: str):
    """`Revision.as_object` refuses once an entry of a list that was chosen then has been deleted."""
    if name == "pictures":
        return pictures_sent(application, content["submissions"])
    answer, value = Application._meta.get_field(name), content.get(name)
    if not answer.is_relation:
        return answer.to_python(value)
    if value is None:
        return None
    found = answer.remote_field.model._default_manager.filter(pk=value).first()
    return found or (None if name in FILE_FIELDS else _("no longer in the list"))


def rows_of(
    application: Application, before: SimpleNamespace | None, reviews: Iterable, form
) -> dict[Group, list[Row]]:
    """Every question put to this company in its three groups, in the order of the form."""
    reasons = _reasons_by_field(reviews)
    questions = [each for each in questions_of(application.process) if each.is_asked(application.category_id)]
    return {
        group: [
            _row(application, before, each, reasons.get(each.name, []), form)
            for each in in_group(questions, group)
        ]
        for group in Group
    }


def _reasons_by_field(reviews) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = {}
    for review in reviews:
        for name, text in review.remarks.items():
            reasons.setdefault(name, []).append(text)
    return reasons


def _row(application, before, each: Field, reasons, form) -> Row:
    row = Row(
        field=each,
        label=str(label_of(each.name)),
        value=_shown(application, each.name),
        reasons=reasons,
        remark=form.remark_field(each.name) if form else None,
    )
    if before is not None and _differs(application, before, each):
        row.changed, row.before = True, _shown(before, each.name)
        if row.is_rich:
            row.difference = diff_text(plain_text(row.before), plain_text(row.value)).to_html()
    return row


def _differs(application: Application, before: SimpleNamespace, each: Field) -> bool:
    earlier, now = getattr(before, each.name), sent_answer(application, each.name)
    return not alike(earlier, now) if each.shape == Shape.PICTURES else earlier != now


def _shown(application: Application | SimpleNamespace, name: str):
    is_sent = isinstance(application, Application)
    value = sent_answer(application, name) if is_sent else getattr(application, name)
    if name == "introduction":
        return mark_safe(sanitise(value))  # noqa: S308 - cleaned here, whatever is stored
    if name == "contact_phone":
        return value.as_national if value else ""
    return value


def files_of(rows: dict[Group, list[Row]]) -> list[ShownFile]:
    """What the viewer shows: the licence first, replaced files after what replaced them, pictures last."""
    every = [row for group in rows.values() for row in group]
    shown = []
    for row in sorted((row for row in every if row.is_file), key=lambda row: _place(row.name)):
        if row.value:
            shown.append(ShownFile(key=row.name, label=row.label, file=row.value))
        if row.before:
            shown.append(ShownFile(key=f"{row.name}-before", label=_before_label(row), file=row.before))
    for row in every:
        if row.is_pictures:
            shown += [
                ShownFile(key=str(each.file_id), label=each.caption, file=each.file) for each in row.value
            ]
    return shown


def _place(name: str) -> int:
    order = ("licence", "registration_form")
    return order.index(name) if name in order else len(order) + FILE_FIELDS.index(name)


def _before_label(row: Row) -> str:
    return _("%(file)s, sent before") % {"file": row.label}


def changed_count(rows: dict[Group, list[Row]]) -> int:
    return sum(row.changed for group in rows.values() for row in group)
