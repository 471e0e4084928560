"""Writes entries: the rows, and what the search backends keep of them, in one go."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date as Date
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.search.backends import get_search_backends

from .models import Entry, Face, Kind

logger = logging.getLogger(__name__)
BATCH = 200


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What the entry of one thing shall say."""

    object_id: int
    kind: Kind
    url: str
    title: str = ""
    teaser: str = ""
    body: str = ""
    section: str = ""
    label: str = ""
    date: Date | None = None
    page_id: int | None = None
    image_id: int | None = None
    picture_url: str = ""
    issue_number: int | None = None
    page_number: int | None = None
    file_size: int | None = None
    shown_until: datetime | None = None
    # Strangers find this instead, where the page is limited and tells them of itself.
    has_outside: bool = False

    def faces(self) -> dict[Face, dict]:
        values = {name: getattr(self, name) for name in CONTENTS}
        for name in ("title", "section", "label"):
            values[name] = values[name][: Entry._meta.get_field(name).max_length]
        whole = {Face.WHOLE: values}
        return whole | {Face.OUTSIDE: values | {"body": ""}} if self.has_outside else whole


CONTENTS = [field.name for field in fields(Draft) if field.name not in ("object_id", "has_outside")]


@transaction.atomic
def write_entries(*, model: type[models.Model], drafts: Iterable[Draft], among: models.Q) -> int:
    """From now on things of `model` are found as the drafts say; others `among` its entries, no more.
    Says how many rows were written: what is in order already is left alone."""
    kind_of_source = ContentType.objects.get_for_model(model)
    kept = Entry.objects.filter(among, content_type=kind_of_source)
    old = {(entry.object_id, entry.face): entry for entry in kept}
    new, changed = [], []
    for draft in drafts:
        for face, values in draft.faces().items():
            entry = old.pop((draft.object_id, face), None)
            if entry is None:
                source = {"content_type": kind_of_source, "object_id": draft.object_id, "face": face}
                new.append(Entry(**source, **values))
            elif any(getattr(entry, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(entry, name, value)
                changed.append(entry)
    if old:
        Entry.objects.filter(pk__in=[entry.pk for entry in old.values()]).delete()
    Entry.objects.bulk_create(new, batch_size=BATCH)
    if changed:
        Entry.objects.bulk_update(changed, CONTENTS, batch_size=BATCH)
    _index([*new, *changed])
    return len(new) + len(changed)


def _index(entries: list[Entry]) -> None:
    """Into the database at once; to a server of its own when the change has come to stay."""
    if not entries:
        return
    for backend in get_search_backends(with_auto_update=True):
        if backend.catch_indexing_errors:
            transaction.on_commit(lambda backend=backend: _send(backend, entries), robust=True)
        else:
            backend.add_bulk(Entry, entries)


def _send(backend, entries: list[Entry]) -> None:
    try:
        backend.add_bulk(Entry, entries)
    except Exception:
        logger.exception(
            "%d search entries did not reach the index; rebuild_search sends them again", len(entries)
        )


def has_server() -> bool:
    """Whether entries are kept on a server besides, which may be down."""
    return any(backend.catch_indexing_errors for backend in get_search_backends(with_auto_update=True))


def send_again(entries: models.QuerySet[Entry]) -> None:
    """To the server, whatever it has: nothing changed in the rows."""
    pks = list(entries.values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        _index(list(Entry.objects.filter(pk__in=pks[start : start + BATCH])))
