"""Files that published pages offer: in their words, or on the shelf of a downloads page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, ReferenceIndex

from home.models import DownloadSection

from ..entries import Draft, write_entries
from ..models import Entry, Face, Kind
from .pages import findable_pages
from .words import one_line

Document = get_document_model()


def rebuild() -> None:
    write_documents(Document.objects.values_list("pk", flat=True))
    write_entries(model=Document, drafts=(), among=~Q(object_id__in=Document.objects.values("pk")))


def page_changed(page: Page) -> None:
    """What it offers now, and what it offered before."""
    ReferenceIndex.create_or_update_for_object(page.specific)  # Wagtail does, a moment later
    now = _referred_by([page.pk]) | set(_on_shelves_of(page).values_list("pk", flat=True))
    write_documents(now | offered_by(page))


def below_changed(page: Page) -> None:
    pages = Page.objects.filter(path__startswith=page.path)
    offered = set(Entry.objects.filter(offered_by__in=pages).values_list("object_id", flat=True))
    write_documents(offered | _referred_by(pages.values_list("pk", flat=True)))


def offered_by(page: Page) -> set[int]:
    return set(Entry.objects.filter(offered_by=page.pk).values_list("object_id", flat=True))


@transaction.atomic
def write_documents(ids: Iterable[int]) -> None:
    ids = set(ids)
    if not ids:
        return
    offers = _offers(ids)
    documents = Document.objects.filter(pk__in=offers).select_related("collection")
    write_entries(model=Document, drafts=_drafts(documents, offers), among=Q(object_id__in=ids))
    written = Entry.objects.filter(
        content_type=ContentType.objects.get_for_model(Document), object_id__in=offers, face=Face.WHOLE
    )
    for entry in written.prefetch_related("offered_by"):
        if {page.pk for page in entry.offered_by.all()} != offers[entry.object_id]:
            entry.offered_by.set(offers[entry.object_id])


def _drafts(documents, offers) -> Iterator[Draft]:
    notes = dict(documents.filter(note__isnull=False).values_list("pk", "note__text"))
    for document in documents:
        name = PurePath(document.filename)
        yield Draft(
            object_id=document.pk,
            kind=Kind.DOCUMENT,
            url=document.url,
            title=document.title,
            teaser=one_line(notes.get(document.pk, "")),
            body=" ".join([name.stem, *(tag.name for tag in document.tags.all())]),
            section=document.collection.name if document.collection.depth > 1 else "",
            label=name.suffix.lstrip(".").upper(),
            date=timezone.localtime(document.created_at).date(),
            file_size=document.file_size,
        )


def _offers(ids: set[int]) -> dict[int, set[int]]:
    """The published pages on which each document hangs; documents that hang on none are left out."""
    offers: dict[int, set[int]] = defaultdict(set)
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Document),
        to_object_id__in=[str(pk) for pk in ids],
    )
    for document_id, page_id in references.values_list("to_object_id", "object_id"):
        offers[int(document_id)].add(int(page_id))
    for section in DownloadSection.objects.select_related("collection").filter(page__live=True):
        for pk in lying_in(section.collection).filter(pk__in=ids).values_list("pk", flat=True):
            offers[pk].add(section.page_id)
    wanted = set().union(*offers.values())
    shown = set(findable_pages().filter(pk__in=wanted).values_list("pk", flat=True))
    private = set(_private_documents().filter(pk__in=ids).values_list("pk", flat=True))
    return {pk: pages & shown for pk, pages in offers.items() if pages & shown and pk not in private}


def _referred_by(page_ids: Iterable[int]) -> set[int]:
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Document),
        object_id__in=[str(pk) for pk in page_ids],
    )
    return {int(pk) for pk in references.values_list("to_object_id", flat=True)}


def _on_shelves_of(page: Page):
    sections = DownloadSection.objects.filter(page_id=page.pk).select_related("collection")
    places = [Q(collection__path__startswith=section.collection.path) for section in sections]
    documents = Document.objects.none()
    for place in places:
        documents = documents | Document.objects.filter(place)
    return documents


def lying_in(collection: Collection):
    """In it or in any below it."""
    return Document.objects.filter(collection__path__startswith=collection.path)


def _private_documents():
    """In collections that Wagtail's own privacy guards."""
    paths = CollectionViewRestriction.objects.exclude(restriction_type="none").values_list(
        "collection__path", flat=True
    )
    private = Document.objects.none()
    for path in paths:
        private = private | Document.objects.filter(collection__path__startswith=path)
    return private
