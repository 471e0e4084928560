"""Pictures that only closed pages show are closed as well. Covers are not: lists show them to everybody."""

from enum import StrEnum

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest
from wagtail.images import get_image_model

from home.page_cache.generation import current_generation

from .readers import Reader, reader_of
from .references import closed_files

KEY = "pictures-closed-to-visitors"
SECONDS = 300


class Seen(StrEnum):
    BY_ALL = "all"
    BY_THIS_READER = "reader"
    NOT = "not"


def seen(name: str, request: HttpRequest) -> Seen:
    """Who may see the picture that is stored under this name. Where nothing is closed, no query is asked
    until the site changes."""
    closed = _closed_to_visitors()
    picture = _picture_among(closed, name) if closed else None
    if picture is None:
        return Seen.BY_ALL
    still = closed_files(get_image_model(), reader_of(request), among=[picture], covers_are_open=True)
    return Seen.NOT if still else Seen.BY_THIS_READER


def forget_closed(sender, **kwargs) -> None:
    """Receiver of `post_save` of revisions: a draft may show pictures that nothing else does."""
    transaction.on_commit(lambda: cache.delete(KEY), robust=True)


def _closed_to_visitors() -> frozenset[int]:
    generation = current_generation()
    have = cache.get(KEY) if generation else None
    if have is not None and have[0] == generation:
        return have[1]
    closed = frozenset(closed_files(get_image_model(), Reader.VISITOR, covers_are_open=True))
    if generation:
        cache.set(KEY, (generation, closed), SECONDS)
    return closed


def _picture_among(pictures: frozenset[int], name: str) -> int | None:
    model = get_image_model()
    rendition = model.get_rendition_model().objects.filter(image_id__in=pictures, file=name)
    return (
        rendition.values_list("image_id", flat=True).first()
        or model.objects.filter(pk__in=pictures, file=name).values_list("pk", flat=True).first()
    )
