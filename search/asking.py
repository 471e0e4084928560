"""A question as the search backends take it."""

from collections.abc import Sequence

from wagtail.search.query import And, Or, Phrase, PlainText, SearchQuery

from .backends.wishes import SomeOf
from .synonyms import Asked


def every_of(words: str, asked: Sequence[Asked]) -> SearchQuery:
    """All of it must stand in a text. The backends put first where it stands together."""
    if all(len(one.words) == 1 for one in asked):
        return PlainText(words, operator="and")
    parts = [_either(one.words) for one in asked]
    return parts[0] if len(parts) == 1 else Or([And(parts), Phrase(words)])


def any_of(asked: Sequence[Asked]) -> SearchQuery:
    return SomeOf([_either(one.words) for one in asked])


def _either(words: Sequence[str]) -> SearchQuery:
    return Phrase(words[0]) if len(words) == 1 else Or([Phrase(word) for word in words])
