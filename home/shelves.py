"""Documents as a downloads page shows them: on shelves, one for each of its sections."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils.text import slugify
from wagtail.documents import get_document_model

from home.audience.documents import open_documents
from home.audience.readers import Reader

ON_A_SHELF = 6  # before "all of this section"


@dataclass
class Shelf:
    number: int
    title: str
    introduction: str
    path: str  # of its collection
    slug: str
    count: int = 0
    documents: list = field(default_factory=list)

    @property
    def has_more(self) -> bool:
        return self.count > len(self.documents)


def shelves_of(sections) -> list[Shelf]:
    """The sections of a page in their order, and how many documents each has."""
    shelves = [
        Shelf(
            number=number,
            title=section.title,
            introduction=section.introduction,
            path=section.collection.path,
            slug=slugify(section.title, allow_unicode=True) or str(number),
        )
        for number, section in enumerate(sections)
    ]
    counts = Counter(documents_on(shelves).order_by().values_list("shelf", flat=True))
    for shelf in shelves:
        shelf.count = counts[shelf.number]
    return shelves


def documents_on(shelves: list[Shelf], *, words: str = "") -> QuerySet:
    """Each with the number of its shelf, the nearest one above it; the newest first."""
    deepest_first = sorted(shelves, key=lambda shelf: len(shelf.path), reverse=True)
    places = [
        When(collection__path__startswith=shelf.path, then=Value(shelf.number)) for shelf in deepest_first
    ]
    shelf = Case(*places, default=Value(None), output_field=IntegerField())
    documents = get_document_model().objects.annotate(shelf=shelf).filter(shelf__isnull=False)
    for word in words.split():
        documents = documents.filter(Q(title__icontains=word) | Q(note__text__icontains=word))
    return documents.select_related("note", "collection").order_by("-created_at", "-pk")


def fill_shelves(shelves: list[Shelf], documents: QuerySet) -> list:
    """The newest of every shelf, all in one query."""
    place = Window(RowNumber(), partition_by=F("shelf"), order_by=[F("created_at").desc(), F("pk").desc()])
    newest = list(documents.annotate(place=place).filter(place__lte=ON_A_SHELF))
    for shelf in shelves:
        shelf.documents = [document for document in newest if document.shelf == shelf.number]
    return newest


def lock_documents(documents: list, *, reader: Reader) -> None:
    """Mark those the reader may not open."""
    shown = get_document_model().objects.filter(pk__in=[document.pk for document in documents])
    open_ones = set(open_documents(shown, reader).values_list("pk", flat=True))
    for document in documents:
        document.is_locked = document.pk not in open_ones
