"""One way of writing: half-width, simplified, lower case."""

import re
import unicodedata
from functools import cache, lru_cache

import opencc

# Han with its extensions, the marks written among them (々 〆 〇), and kana, which run together as Han does.
HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
CLUSTER = re.compile(r".[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f]*", re.DOTALL)


def fold(text: str) -> str:
    """The text as it is compared: full width as half, traditional as simplified, capitals as small."""
    return unicodedata.normalize("NFKC", text).translate(simplified_characters()).casefold()


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and where the character begins that each of its characters came from; its end last."""
    folded: list[str] = []
    origins: list[int] = []
    for cluster in CLUSTER.finditer(text):
        piece = fold_cluster(cluster.group())
        folded.append(piece)
        origins.extend([cluster.start()] * len(piece))
    return "".join(folded), [*origins, len(text)]


@lru_cache(maxsize=20_000)
def fold_cluster(cluster: str) -> str:
    return fold(cluster)


@cache
def simplified_characters() -> dict[int, str]:
    """OpenCC's table by single characters: a part of a text must fold to the same part of the folded text,
    which conversion by phrases does not promise."""
    ranges = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
    characters = [chr(code) for first, end in ranges for code in range(first, end)]
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {
        ord(old): new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1
    }
