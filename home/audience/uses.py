"""Where files are shown: what refers to them, and the shelves of downloads pages that hold them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

AS_TEXT = models.CharField(max_length=255)  # as the index of references keeps keys


@dataclass(frozen=True)
class Use:
    """A page, or anything else of the site, that shows a file."""

    page_id: int | None
    source_type_id: int | None = None  # none where a shelf holds it
    model_path: str = ""

    @property
    def is_cover(self) -> bool:
        """Chosen in a field of the page itself: lists show it to everybody beside the page's title."""
        if self.source_type_id is None or "." in self.model_path:
            return False
        model = ContentType.objects.get_for_id(self.source_type_id).model_class()
        return model is not None and bool(model._meta.get_field(self.model_path).is_relation)


Uses = dict[int, list[Use]]


def uses_of(model: type[models.Model], files: Iterable[int] | None = None) -> Uses:
    """Every use of these files, or of all; files that are used nowhere are left out."""
    keys = None if files is None else set(files)
    uses: Uses = {}
    if keys == set():
        return uses
    page_type = ContentType.objects.get_for_model(Page).pk
    references = ReferenceIndex.objects.filter(to_content_type=ContentType.objects.get_for_model(model))
    if keys is not None:
        references = references.filter(to_object_id__in=[str(pk) for pk in keys])
    columns = ("to_object_id", "base_content_type", "object_id", "content_type", "model_path")
    for file_id, base, object_id, source, model_path in references.values_list(*columns):
        page_id = int(object_id) if base == page_type else None
        uses.setdefault(int(file_id), []).append(Use(page_id, source, model_path))
    if model is get_document_model():
        _add_shelves(uses, keys)
    return uses


def files_used_on(pages: models.QuerySet, model: type[models.Model]) -> set[int]:
    """Files that any of these pages shows."""
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=pages.values_list(Cast("pk", AS_TEXT), flat=True),
        to_content_type=ContentType.objects.get_for_model(model),
    )
    found = references.order_by().values_list("to_object_id", flat=True)
    if model is get_document_model():
        shelves = _sections().filter(page__in=pages.values("pk"))
        above = shelves.annotate(
            place=models.ExpressionWrapper(OuterRef("collection__path"), output_field=models.CharField())
        ).filter(place__startswith=F("collection__path"))
        lying = model.objects.order_by().filter(Exists(above))
        found = found.union(lying.values_list(Cast("pk", AS_TEXT), flat=True))
    return {int(pk) for pk in found}


def documents_below(collections: set[str]) -> set[int]:
    """Documents that lie in collections with these paths, or further below."""
    if not collections:
        return set()
    place = Q()
    for path in collections:
        place |= Q(collection__path__startswith=path)
    return set(get_document_model().objects.filter(place).values_list("pk", flat=True))


def _add_shelves(uses: Uses, keys: set[int] | None) -> None:
    shelves = list(_sections().values_list("page_id", "collection__path"))
    if not shelves:
        return
    documents = get_document_model().objects.order_by()
    if keys is not None:
        documents = documents.filter(pk__in=keys)
    for pk, path in documents.values_list("pk", "collection__path"):
        pages = {page_id for page_id, shelf in shelves if path.startswith(shelf)}
        if pages:
            uses.setdefault(pk, []).extend(Use(page_id) for page_id in pages)


def _sections() -> models.QuerySet:
    """Downloads pages build on this room: their model is asked for by name."""
    return apps.get_model("home", "DownloadSection").objects.order_by()
