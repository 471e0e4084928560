"""Words that mean the same, as editors keep them."""

from collections.abc import Callable
from dataclasses import dataclass

from home.page_cache import kept

from .analysis import find_terms, fold, query_terms
from .models import SynonymGroup

MOST_WORDS = 12  # alternatives for one word of a question


@dataclass(frozen=True)
class Asked:
    """One thing that was asked for; any of these words will do. The first one was typed."""

    words: tuple[str, ...]


def synonym_groups() -> list[list[str]]:
    """All of them, folded."""
    return kept("search.synonyms", _read_groups)


def _read_groups() -> list[list[str]]:
    return [[fold(word) for word in group.listed] for group in SynonymGroup.objects.all()]


def expand(
    text: str,
    *,
    groups: list[list[str]] | None = None,
    cut: Callable[[str], list[str]] = query_terms,
) -> list[Asked]:
    """The words of a question, each with the words that mean the same. A synonym may be several words long,
    so it is looked for in what was typed, before that is cut."""
    groups = synonym_groups() if groups is None else groups
    text = fold(text)
    asked: list[tuple[int, Asked]] = []
    for start, end, word, group in _occurrences(text, groups):
        others = [other for other in group if other != word]
        asked.append((start, Asked((word, *others)[:MOST_WORDS])))
        text = text[:start] + " " * (end - start) + text[end:]
    known = {one.words[0] for _, one in asked}
    rest = [Asked((word,)) for word in (cut(text) if text.strip() else []) if word not in known]
    return [one for _, one in sorted(asked, key=lambda pair: pair[0])] + rest


def _occurrences(text: str, groups: list[list[str]]) -> list[tuple[int, int, str, list[str]]]:
    """The longest ones first; what overlaps one that was taken is left out."""
    words = sorted(((word, group) for group in groups for word in group), key=lambda pair: -len(pair[0]))
    taken: list[tuple[int, int, str, list[str]]] = []
    for word, group in words:
        for start, end in find_terms(text, [word]) if word[:1] in text else ():
            if all(end <= other[0] or start >= other[1] for other in taken):
                taken.append((start, end, word, group))
    return taken
