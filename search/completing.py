"""Titles that go on from what is half typed."""

from wagtail.search.backends import get_search_backend

from home.audience.readers import Reader

from .analysis import fold
from .backends.down import SearchIsDown
from .find import LONGEST
from .visible import visible_to

SHORTEST = 2  # or one Chinese character
MOST = 6


def complete(*, words: str, reader: Reader) -> list[dict]:
    words = " ".join(words[:LONGEST].split())
    if not words or (len(words) < SHORTEST and words.isascii()):
        return []
    found = get_search_backend().autocomplete(fold(words), visible_to(reader).only("title", "url"))
    try:
        return [{"title": entry.title, "url": entry.url} for entry in found[:MOST]]
    except SearchIsDown:
        return []
