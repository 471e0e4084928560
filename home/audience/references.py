"""Files follow the pages that show them: what stands on closed pages only, or in drafts only, is closed."""

from collections.abc import Callable, Iterable

from django.db import models
from wagtail.models import Page

from .drafts import files_in_drafts
from .limits import open_to, page_limits
from .readers import Reader
from .uses import Use, Uses, files_used_on, uses_of


def closed_files(
    model: type[models.Model], reader: Reader, *, among: Iterable[int] | None = None, covers_are_open: bool
) -> set[int]:
    """Primary keys of the files that are used, but nowhere this reader may read: on pages that are closed or
    not published, or only in a draft. Staff, who work on what is not published, have none."""
    if reader.is_staff:
        return set()
    if among is None:
        drafted = files_in_drafts(model)
        files = files_used_on(_closed_pages(reader), model) | drafted
    else:
        drafted, files = None, set(among)
    uses = uses_of(model, files)
    opens = _opening(uses, reader, covers_are_open=covers_are_open)
    closed = {pk for pk, found in uses.items() if not any(opens(use) for use in found)}
    unused = files - uses.keys()
    if unused:
        closed |= unused & (files_in_drafts(model) if drafted is None else drafted)
    return closed


def offered_files(model: type[models.Model], reader: Reader, *, covers_are_open: bool) -> set[int]:
    """Primary keys of the files that something shows which this reader may read."""
    uses = uses_of(model)
    opens = _opening(uses, reader, covers_are_open=covers_are_open)
    return {pk for pk, found in uses.items() if any(opens(use) for use in found)}


def pages_showing(file: models.Model) -> list[Page]:
    """Published pages that show this file."""
    uses = uses_of(type(file), [file.pk]).get(file.pk, [])
    return list(Page.objects.live().filter(pk__in=[use.page_id for use in uses if use.page_id]))


def _opening(uses: Uses, reader: Reader, *, covers_are_open: bool) -> Callable[[Use], bool]:
    """Whether a use shows the file to this reader."""
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

    return opens


def _closed_pages(reader: Reader) -> models.QuerySet:
    return Page.objects.exclude(pk__in=open_to(Page.objects.live(), reader).values("pk"))
