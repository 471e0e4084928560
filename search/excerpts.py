"""What a result shows of a text: the part where the words stand, and the words in it marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from .analysis import find_terms

LENGTH = 120
BEFORE = 30
STRIDE = 4_000  # of a long text so much at a time is read for its words
FURTHEST = 40_000
SENTENCE_ENDS = "。！？；\n"


@dataclass(frozen=True)
class Part:
    text: str
    is_match: bool = False


def marked(text: str, terms: Sequence[str]) -> list[Part]:
    """The whole text, in parts."""
    parts, end = [], 0
    for start, stop in find_terms(text, terms):
        parts += [Part(text[end:start]), Part(text[start:stop], is_match=True)]
        end = stop
    return [part for part in [*parts, Part(text[end:])] if part.text]


def excerpt(texts: Sequence[str], terms: Sequence[str], length: int = LENGTH) -> list[Part]:
    """Of the first text that holds one of the words, the part with the most of them; else the beginning of
    the first text."""
    for text in texts:
        if (place := _first_place(text, terms)) is not None:
            return marked(_cut(text, _best_start(text, place, terms, length), length), terms)
    first = next((text for text in texts if text), "")
    return [Part(_cut(first, 0, length))] if first else []


def _first_place(text: str, terms: Sequence[str]) -> int | None:
    for start in range(0, min(len(text), FURTHEST), STRIDE):
        if found := find_terms(text[start : start + STRIDE + 40], terms):
            return start + found[0][0]
    return None


def _best_start(text: str, first: int, terms: Sequence[str], length: int) -> int:
    """Where the window that holds the most different words begins, near its first one."""
    stretch = text[first : first + STRIDE]
    places = [(first + start, first + end) for start, end in find_terms(stretch, terms)]

    def richness(place: int) -> int:
        last = place + length - BEFORE
        return len({text[start:end] for start, end in places if place <= start and end <= last})

    best = max((start for start, _ in places), key=richness, default=first)
    begin = max(best - BEFORE, 0)
    for position in range(best - 1, begin - 1, -1):
        if text[position] in SENTENCE_ENDS:
            return position + 1
    return begin


def _cut(text: str, start: int, length: int) -> str:
    begins = "…" if start and text[start - 1] not in SENTENCE_ENDS else ""
    goes_on = "…" if start + length < len(text) else ""
    return f"{begins}{' '.join(text[start : start + length].split())}{goes_on}"
