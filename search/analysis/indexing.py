"""Text as the index keeps it: tokens of letters or of digits with spaces between, plain to every engine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .folding import HAN, fold

RUN = re.compile(rf"(?P<han>[{HAN}]+)|(?P<digits>\d+)|(?P<letters>(?:(?![{HAN}])[^\W\d_])+)")
# White space between two Han characters is the end of a line or a title spaced out, not the end of a word.
GAP = re.compile(rf"(?<=[{HAN}])[^\S\n]*\n?[^\S\n]*(?=[{HAN}])")
LONGEST_TEXT = 100_000  # characters: PostgreSQL refuses a document whose list of words exceeds a megabyte
LONGEST_TOKEN = 64


@dataclass(frozen=True)
class Phrase:
    """Tokens that must stand side by side; `open_ended`: any token that begins with the last one will do."""

    tokens: tuple[str, ...]
    open_ended: bool = False


def segment(text: str) -> str:
    """Tokens for the index: 燃气协会LNG becomes 燃气 气协 协会 会 lng."""
    return " ".join(tokens(GAP.sub("", fold(text[:LONGEST_TEXT]))))


def as_phrase(term: str) -> Phrase | None:
    """What the tokens of a text must hold for the term to stand in it; None when nothing is asked."""
    found = list(tokens(fold(term)))
    if not found:
        return None
    *_, last = RUN.finditer(fold(term))
    if last.lastgroup != "han":
        return Phrase(tuple(found))
    if len(last.group()) > 1:  # its last character alone says that the run ends here, which was not asked
        return Phrase(tuple(found[:-1]))
    return Phrase(tuple(found), open_ended=True)


def tokens(folded: str) -> Iterator[str]:
    for run in RUN.finditer(folded):
        if run.lastgroup == "han":
            characters = run.group()
            yield from (characters[start : start + 2] for start in range(len(characters)))
        else:
            yield run.group()[:LONGEST_TOKEN]
