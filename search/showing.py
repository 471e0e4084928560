"""Entries that were found, as their reader sees them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from wagtail.documents import get_document_model

from home.audience.documents import open_documents
from home.audience.readers import Reader

from .excerpts import Part, excerpt, marked
from .models import Entry, Face, Kind


@dataclass(frozen=True)
class Found:
    """One result. A document's title may be known to those who may not open it."""

    entry: Entry
    title: list[Part]
    excerpt: list[Part]
    is_closed: bool = False


def shown(entries: Sequence[Entry], *, terms: Sequence[str], reader: Reader) -> list[Found]:
    images = [entry.image for entry in entries if entry.image]
    prefetch_related_objects(images, "renditions")
    documents = [entry.object_id for entry in entries if entry.kind == Kind.DOCUMENT]
    opened = set(documents)
    if documents:
        wanted = get_document_model().objects.filter(pk__in=documents)
        opened = set(open_documents(wanted, reader).values_list("pk", flat=True))
    return [
        Found(
            entry=entry,
            title=marked(entry.title, terms),
            excerpt=excerpt(_told(entry), terms),
            is_closed=entry.face == Face.OUTSIDE
            or (entry.kind == Kind.DOCUMENT and entry.object_id not in opened),
        )
        for entry in entries
    ]


def _told(entry: Entry) -> list[str]:
    """What an excerpt may come from. The body of a download is its file's name; a section is shown anyway."""
    texts = [entry.teaser] if entry.kind == Kind.DOCUMENT else [entry.teaser, entry.body]
    return [text for text in texts if text != entry.section]
