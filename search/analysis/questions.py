"""What somebody typed, cut into the words that are looked for."""

import re
from collections.abc import Callable, Iterator

import rjieba

from .folding import HAN, fold
from .indexing import RUN

LONGEST_QUESTION = 200  # characters that are read; the rest of a pasted page is not asked
MOST_TERMS = 24
WHOLE = 3  # so many Han characters are one word, however a dictionary would cut them

QUOTED = re.compile(r'["“”„「『]([^"“”„」』]+)["“”」』]')
PIECE = re.compile(r"\w(?:[\w\-./&+·']*\w)?")
REGION = re.compile(rf"(?<=[{HAN}]{{2}})[省市]$")  # who asks for 南京市 wants what says 南京 as well
HAN_CHARACTER = re.compile(rf"[{HAN}]")
# Words that only make a sentence of what is asked.
FILLERS = """
的 了 和 与 及 或 在 是 有 吗 呢 吧 啊 么 之 于 对 为 把 被 从 到 就 都 也 我 你 您 他 几 请 要 想 能 会不会
什么 怎么 怎么办 怎样 如何 哪些 哪里 哪个 哪家 多少 请问 需要 可以 是否 有没有 关于 为什么 以及 一下 我们 你们
a an and of the to
"""
FILLER_WORDS = frozenset(FILLERS.split())


def query_terms(text: str) -> list[str]:
    """The words of a question, folded, each once: the ones to look for, all of them, and to highlight."""
    return _without_fillers(_pieces(fold(text)[:LONGEST_QUESTION], _words))


def loose_terms(text: str) -> list[str]:
    """Smaller words of a question, for a second try: some of them will do."""
    return _without_fillers(_pieces(fold(text)[:LONGEST_QUESTION], _parts))


def _pieces(folded: str, cut: Callable[[str], list[str]]) -> Iterator[str]:
    # Odd pieces of the split stood in quotation marks: they are looked for as they are.
    for number, part in enumerate(QUOTED.split(folded)):
        if number % 2:
            yield part.strip()
        else:
            for piece in PIECE.findall(part):
                yield from cut(piece)


def _words(piece: str) -> list[str]:
    if len(HAN_CHARACTER.findall(piece)) <= WHOLE:
        return [piece]
    return [REGION.sub("", part) for word in _counted_together(rjieba.cut(piece)) for part in _split(word)]


def _split(word: str) -> list[str]:
    """A long word by the short ones it is made of: who asks for 燃气公司 wants 燃气集团公司 as well."""
    if len(word) <= WHOLE or not HAN_CHARACTER.match(word):
        return [word]
    short, rest, parts = rjieba.cut_for_search(word), word, []
    while rest:
        part = max((one for one in short if rest.startswith(one) and one != word), key=len, default="")
        if len(part) < 2:
            return [word]
        parts.append(part)
        rest = rest[len(part) :]
    return parts


def _parts(piece: str) -> list[str]:
    if HAN_CHARACTER.search(piece):
        return [piece] if len(piece) <= 2 else _counted_together(rjieba.cut_for_search(piece))
    runs = [run.group() for run in RUN.finditer(piece)]
    return [run for run in runs if len(run) > 1] or runs  # CJJ34 is cjj and 34


def _counted_together(words: list[str]) -> list[str]:
    """2026 and 年 are one word: so is any number with the character that says what it counts."""
    together: list[str] = []
    for word in words:
        if together and together[-1].isdecimal() and len(word) == 1 and HAN_CHARACTER.match(word):
            together[-1] += word
        elif re.search(r"\w", word):
            together.append(word)
    return together


def _without_fillers(words: Iterator[str]) -> list[str]:
    every = list(dict.fromkeys(word for word in words if re.search(r"[^\W_]", word)))
    return ([word for word in every if word not in FILLER_WORDS] or every)[:MOST_TERMS]
