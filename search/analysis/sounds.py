"""How Chinese sounds: pinyin without tones, as people type it before their keyboard guesses characters."""

import os
import re
from functools import lru_cache
from itertools import islice, product

from .folding import HAN

MOST_WAYS = 8

# The readings of single characters are enough here; those of phrases would take 45 MB of every process.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")


def sound_of(text: str) -> str:
    """The most usual way to say it."""
    return "".join(_readings(character)[0] for character in text)


def sounds_of(text: str) -> set[str]:
    """The ways to say it: 调压器 is diaoyaqi and tiaoyaqi."""
    return {"".join(ways) for ways in islice(product(*map(_readings, text)), MOST_WAYS)}


@lru_cache(maxsize=10_000)
def _readings(character: str) -> list[str]:
    if not re.match(rf"[{HAN}]", character):
        return [character]
    from pypinyin import Style, pinyin

    return pinyin(character, style=Style.NORMAL, heteronym=True)[0]
