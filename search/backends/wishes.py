"""A question as phrases that must, may or must not stand in a text: each backend writes it its own way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wagtail.search.query import And, Boost, Fuzzy, MatchAll, Not, Or, PlainText, SearchQuery
from wagtail.search.query import Phrase as PhraseQuery

from search.analysis import Phrase, as_phrase, loose_terms, query_terms

LONGEST_WHOLE = 12  # tokens: a longer question is not looked for as it stands


@dataclass(frozen=True)
class Standing:
    """The phrase stands in the text."""

    phrase: Phrase
    boost: float = 1


@dataclass(frozen=True)
class Every:
    """All of the wishes come true: of none, anything will do."""

    parts: tuple[Wish, ...]


@dataclass(frozen=True)
class Either:
    """Some of the wishes come true: of none, nothing will do."""

    parts: tuple[Wish, ...]


@dataclass(frozen=True)
class Without:
    """The wish does not come true."""

    part: Wish


class SomeOf(Or):
    """A question content with some of its parts: the more of them, the better."""


Wish = Standing | Every | Either | Without
ANYTHING, NOTHING = Every(()), Either(())


def read_query(
    query: SearchQuery, *, half_typed: bool = False, strict: bool = False, boost: float = 1
) -> Wish:
    """`half_typed`: the last word may go on. `strict`: all words are wanted where some would do."""
    options = {"half_typed": half_typed, "strict": strict, "boost": boost}
    match query:
        case MatchAll():
            return ANYTHING
        case And():
            return Every(tuple(read_query(part, **options) for part in query.subqueries))
        case SomeOf() if strict:
            return Every(tuple(read_query(part, **options) for part in query.subqueries))
        case Or():
            return Either(tuple(read_query(part, **options) for part in query.subqueries))
        case Not():
            return Without(read_query(query.subquery, **options))
        case Boost():
            return read_query(query.subquery, **options | {"boost": boost * query.boost})
        case PhraseQuery():
            return _standing([query.query_string], boost)
        case Fuzzy():
            return Either(_standing_each(loose_terms(query.query_string), boost))
        case PlainText():
            return _read_words(query, half_typed=half_typed, strict=strict, boost=boost * query.boost)
    raise NotImplementedError(f"{type(query).__name__} is not supported by the search backends.")


def _read_words(query: PlainText, *, half_typed: bool, strict: bool, boost: float) -> Wish:
    loose = query.operator == "or" and not half_typed
    parts = _standing_each((loose_terms if loose else query_terms)(query.query_string), boost)
    if half_typed and parts:
        parts = (*parts[:-1], replace(parts[-1], phrase=replace(parts[-1].phrase, open_ended=True)))
    if not parts:
        return NOTHING
    if query.operator == "or" and not strict:
        return Either(parts)
    if len(parts) == 1:
        return parts[0]
    whole = as_phrase(query.query_string)
    if half_typed or not whole or len(whole.tokens) > LONGEST_WHOLE:
        return Every(parts)
    # Finds nothing more, and puts first the texts in which the words stand side by side.
    return Either((Every(parts), Standing(whole, boost)))


def _standing_each(terms: list[str], boost: float) -> tuple[Standing, ...]:
    return tuple(Standing(phrase, boost) for term in terms if (phrase := as_phrase(term)))


def _standing(terms: list[str], boost: float) -> Wish:
    found = _standing_each(terms, boost)
    return found[0] if found else NOTHING
