"""Files follow the pages that show them: what stands on closed pages only is closed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from .limits import open_to, page_limits
from .readers import Reader


@dataclass(frozen=True)
class Use:
    """A page, or anything else of the site, that refers to a file."""

    page_id: int | None
    source_type_id: int
    model_path: str

    @property
    def is_cover(self) -> bool:
        """Chosen in a field of the page itself: lists show it to everybody beside the page's title."""
        if "." in self.model_path:
            return False
        model = ContentType.objects.get_for_id(self.source_type_id).model_class()
        return model is not None and bool(model._meta.get_field(self.model_path).is_relation)


def closed_files(
    model: type[models.Model], reader: Reader, *, among: Iterable[int] | None = None, covers_are_open: bool
) -> set[int]:
    """Primary keys of the files that only pages refer to which this reader may not read, or nobody yet.
    Staff, who work on what is not published, have none."""
    if reader.is_staff:
        return set()
    suspects = set(among) if among is not None else _shown_on_closed_pages(model, reader)
    uses = _uses_of(suspects, model=model) if suspects else {}
    pages = {use.page_id for found in uses.values() for use in found} - {None}
    places = {
        pk: (path, live)
        for pk, path, live in Page.objects.filter(pk__in=pages).values_list("pk", "path", "live")
    }
    gates = page_limits(reader)

    def opens(use: Use) -> bool:
        if use.page_id is None:
            return True
        path, live = places.get(use.page_id, ("", False))
        return live and (gates.admit(path, reader) or (covers_are_open and use.is_cover))

    return {pk for pk, found in uses.items() if not any(opens(use) for use in found)}


def pages_showing(file: models.Model) -> list[Page]:
    """Published pages that refer to this file."""
    uses = _uses_of({file.pk}, model=type(file)).get(file.pk, [])
    return list(Page.objects.live().filter(pk__in=[use.page_id for use in uses if use.page_id]))


def _shown_on_closed_pages(model: type[models.Model], reader: Reader) -> set[int]:
    open_pages = open_to(Page.objects.live(), reader).values("pk")
    closed = Page.objects.exclude(pk__in=open_pages).values_list(
        Cast("pk", models.CharField(max_length=255)), flat=True
    )
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=closed,
        to_content_type=ContentType.objects.get_for_model(model),
    )
    return {int(pk) for pk in references.values_list("to_object_id", flat=True).distinct()}


def _uses_of(files: set[int], *, model: type[models.Model]) -> dict[int, list[Use]]:
    page_type = ContentType.objects.get_for_model(Page)
    rows = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id__in=[str(pk) for pk in files],
    ).values_list("to_object_id", "base_content_type", "object_id", "content_type", "model_path")
    uses: dict[int, list[Use]] = {}
    for file_id, base, object_id, source, model_path in rows:
        page_id = int(object_id) if base == page_type.pk else None
        uses.setdefault(int(file_id), []).append(Use(page_id, source, model_path))
    return uses
