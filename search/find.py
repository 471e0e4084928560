"""The one door to everything that can be found: the results page, the API and the quality test ask here."""

from dataclasses import dataclass, field, replace

from django.db.models import F
from wagtail.search.backends import get_search_backend

from home.audience.readers import Reader

from .analysis import fold, loose_terms
from .asking import any_of, every_of
from .models import Kind
from .promoted import Promoted, promoted_for
from .showing import Found, shown
from .suggestions import suggest
from .synonyms import expand, synonym_groups
from .visible import visible_to

LONGEST = 80  # characters of a question that are read
PAGE_SIZE = 10
LAST_PAGE = 50


@dataclass(frozen=True)
class Results:
    words: str
    kind: Kind | None = None
    page: int = 1
    counts: dict[Kind, int] = field(default_factory=dict)
    items: list[Found] = field(default_factory=list)
    promoted: list[Promoted] = field(default_factory=list)
    suggestion: str = ""
    is_loose: bool = False  # nothing holds all the words: these hold some of them

    @property
    def everything(self) -> int:
        return sum(self.counts.values())

    @property
    def total(self) -> int:
        return self.counts.get(self.kind, 0) if self.kind else self.everything

    @property
    def last_page(self) -> int:
        return max(1, min(-(-self.total // PAGE_SIZE), LAST_PAGE))

    @property
    def is_cut(self) -> bool:
        """There is more than the pages list."""
        return self.total > PAGE_SIZE * LAST_PAGE


def find(*, words: str, kind: str | None = None, reader: Reader = Reader.VISITOR, page: int = 1) -> Results:
    """What holds all of these words, or words that mean the same, in the order of how well. A limited thing
    is found by its title and teaser, and by the rest by those only who may read it."""
    words = " ".join(words[:LONGEST].split())
    kind = Kind(kind) if kind in Kind.values else None
    if reader.memory is None:
        reader = replace(reader, memory={})  # limits are read once
    groups = synonym_groups() if words else []
    asked = expand(words, groups=groups)
    if not asked:
        return Results(words=words, kind=kind)
    entries, query, is_loose = visible_to(reader), every_of(words, asked), False
    counts = _counts(entries, query)
    if not counts and len(some := expand(words, groups=groups, cut=loose_terms)) > 1:
        asked, query, is_loose = some, any_of(some), True
        counts = _counts(entries, query)
    found = Results(words=words, kind=kind, counts=counts, is_loose=is_loose and bool(counts))
    page = max(1, min(page, found.last_page))
    return replace(
        found,
        page=page,
        items=_items(entries, query, found, page, asked, reader) if found.total else [],
        promoted=promoted_for(words, meaning=_meaning(words, groups), reader=reader),
        suggestion=(suggest(words) or "") if is_loose or not counts else "",
    )


def _counts(entries, query) -> dict[Kind, int]:
    counted = get_search_backend().search(query, entries, order_by_relevance=False).facet("kind")
    return {kind: counted[kind] for kind in Kind if counted.get(kind)}


def _items(entries, query, found: Results, page: int, asked, reader: Reader) -> list[Found]:
    if found.kind:
        entries = entries.filter(kind=found.kind)
    start = (page - 1) * PAGE_SIZE
    results = get_search_backend().search(query, entries.select_related("image", "page"))
    terms = [word for one in asked for word in one.words]
    return shown(list(_newer_first(results)[start : start + PAGE_SIZE]), terms=terms, reader=reader)


def _newer_first(results):
    """Of results that are as good. A search server orders by itself."""
    if not hasattr(results, "get_queryset"):
        return results
    queryset = results.get_queryset()
    *by_score, by_key = queryset.query.order_by
    return queryset.order_by(*by_score, F("date").desc(nulls_last=True), by_key)


def _meaning(words: str, groups: list[list[str]]) -> set[str]:
    """What says the same as the whole question."""
    return {word for group in groups if fold(words) in group for word in group}
