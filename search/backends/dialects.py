"""A wish in the languages that databases ask their full-text index in. Tokens are letters and digits
in quotation marks, so that nothing that was typed can be an operator."""

from collections.abc import Callable
from dataclasses import dataclass

from search.analysis import Phrase

from .wishes import Either, Every, Standing, Wish, Without


@dataclass(frozen=True)
class Dialect:
    standing: Callable[[Phrase], str]
    every: str
    either: str
    but_not: str

    def write(self, wish: Wish) -> tuple[str | None, bool]:
        """An expression, and whether what it finds is unwanted: no index can list "everything but this".
        The expression None finds nothing."""
        match wish:
            case Standing(phrase):
                return self.standing(phrase), False
            case Without(part):
                expression, unwanted = self.write(part)
                return expression, not unwanted
            case Either(parts):
                expression, unwanted = self._write_every(tuple(Without(part) for part in parts))
                return expression, not unwanted
            case Every(parts):
                return self._write_every(parts)

    def _write_every(self, parts: tuple[Wish, ...]) -> tuple[str | None, bool]:
        written = [self.write(part) for part in parts]
        wanted = [expression for expression, unwanted in written if not unwanted]
        unwanted = [expression for expression, unwanted in written if unwanted and expression]
        if None in wanted:
            return None, False
        if not wanted:
            return (self._join(self.either, unwanted), True) if unwanted else (None, True)
        together = self._join(self.every, wanted)
        if unwanted:
            together = f"({together}{self.but_not}{self._join(self.either, unwanted)})"
        return together, False

    def _join(self, operator: str, expressions: list[str]) -> str:
        return expressions[0] if len(expressions) == 1 else f"({operator.join(expressions)})"


def _fts5_phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.tokens) + ('" *' if phrase.open_ended else '"')


def _tsquery_phrase(phrase: Phrase) -> str:
    tokens = [f"'{token}'" for token in phrase.tokens]
    return "(" + " <-> ".join(tokens) + (":*)" if phrase.open_ended else ")")


FTS5 = Dialect(_fts5_phrase, every=" AND ", either=" OR ", but_not=" NOT ")
TSQUERY = Dialect(_tsquery_phrase, every=" & ", either=" | ", but_not=" & !")
