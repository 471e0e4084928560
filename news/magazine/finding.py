"""Searching inside one issue: its pages that hold every word asked for, each with an excerpt."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

EXCERPT = 90  # characters before the first hit and after it, together
MOST_WORDS = 8


@dataclass(frozen=True)
class Hit:
    sheet: object
    excerpt: SafeString
    count: int


def find_pages(sheets, words: str) -> list[Hit]:
    terms = terms_of(words)
    if not terms:
        return []
    found = []
    for sheet in sheets:
        folded, places = folded_text(sheet.text)
        spans = spans_of(terms, folded)
        if spans is not None:
            marks = [(places[start], places[end - 1] + 1) for start, end in spans]
            found.append(Hit(sheet, excerpt_of(sheet.text, marks), len(marks)))
    return found


def terms_of(words: str) -> list[str]:
    return [fold(word) for word in words.split()[:MOST_WORDS] if fold(word)]


def spans_of(terms: list[str], folded: str) -> list[tuple[int, int]] | None:
    """Where the terms stand, in order and not overlapping; None unless each of them is there."""
    spans = []
    for term in terms:
        start = folded.find(term)
        if start < 0:
            return None
        while start >= 0:
            spans.append((start, start + len(term)))
            start = folded.find(term, start + len(term))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def excerpt_of(text: str, marks: list[tuple[int, int]]) -> SafeString:
    begin = max(marks[0][0] - EXCERPT // 3, 0)
    end = min(begin + EXCERPT, len(text))
    parts, at = ["…" if begin else ""], begin
    for start, stop in marks:
        if start >= end:
            break
        parts += [escape(text[at:start]), "<mark>", escape(text[start:stop]), "</mark>"]
        at = stop
    parts += [escape(text[at:end]), "…" if end < len(text) else ""]
    return mark_safe("".join(parts).replace("\n", " "))  # noqa: S308 - every part of the text is escaped


def folded_text(text: str) -> tuple[str, list[int]]:
    """Folded, and for each character of the result the place it came from."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for each in fold_letter(letter):
            letters.append(each)
            places.append(place)
    return "".join(letters), places


def fold(word: str) -> str:
    return "".join(fold_letter(letter) for letter in word)


@lru_cache(maxsize=20_000)
def fold_letter(letter: str) -> str:
    """As the site's search folds; a space stays one."""
    if letter.isspace():
        return " "
    try:
        from search.analysis import fold as fold_as_search_does
    except ImportError:
        return unicodedata.normalize("NFKC", letter).casefold()
    return fold_as_search_does(letter)
