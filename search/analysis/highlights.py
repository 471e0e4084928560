"""Where the words of a question stand in a text as it was written."""

import re
from collections.abc import Iterable
from functools import lru_cache

from .folding import HAN, fold, fold_with_origins
from .indexing import GAP, RUN

LETTER = rf"(?:(?![{HAN}])[^\W\d_])"
BETWEEN_HAN = r"[^\S\n]*\n?[^\S\n]*"
BETWEEN_RUNS = r"[\W_]*"
EDGES = {"letters": (rf"(?<!{LETTER})", rf"(?!{LETTER})"), "digits": (r"(?<!\d)", r"(?!\d)"), "han": ("", "")}


def find_terms(text: str, terms: Iterable[str]) -> list[tuple[int, int]]:
    """Where the terms stand in the text, as (start, end) in its own characters; what touches is one place."""
    folded, origins = fold_with_origins(text)
    found = sorted(
        (origins[match.start()], origins[match.end()])
        for pattern in {_pattern(term) for term in terms} - {None}
        for match in pattern.finditer(folded)
    )
    places: list[tuple[int, int]] = []
    for start, end in found:
        if places and start <= places[-1][1]:
            places[-1] = (places[-1][0], max(end, places[-1][1]))
        else:
            places.append((start, end))
    return places


@lru_cache(maxsize=1_000)
def _pattern(term: str) -> re.Pattern | None:
    """The term as the index compares it: side by side, whatever stands between letters and digits."""
    runs = [_run_pattern(run) for run in RUN.finditer(GAP.sub("", fold(term)))]
    return re.compile(BETWEEN_RUNS.join(runs)) if runs else None


def _run_pattern(run: re.Match) -> str:
    before, after = EDGES[run.lastgroup]
    if run.lastgroup == "han":
        return BETWEEN_HAN.join(re.escape(character) for character in run.group())
    return before + re.escape(run.group()) + after
