"""From what PDFium reads off a page to words that can be searched and quoted."""

import re
from itertools import pairwise
from statistics import median

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
FULL = HAN + "\u3000-\u303f\uff00-\uffef“”‘’…—"
NOISE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd\u200b\ufeff]")
HYPHENATED = re.compile(r"[\ufffe\u00ad\x02]\s*")
SPACES = re.compile(r"[ \t\xa0\u2000-\u200a]+")
# Words that are set wide: 目 录, C O N T E N T S.
SPACED_OUT = re.compile(rf"(?<!\S)(?:[{HAN}](?: [{HAN}])+|[A-Za-z](?: [A-Za-z]){{3,}})(?!\S)")
END = "。！？；：.!?:”」』）)…"
NARROWEST = 15  # characters across a column; shorter lines are titles and names, not broken sentences
INSIDE = re.compile(rf"(?<=[{FULL}])\n(?=[{FULL}])")


def clean_text(text: str) -> str:
    """Lines that the width of a column broke are joined; a line that ends a sentence ends a paragraph."""
    text = HYPHENATED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = SPACES.sub(" ", NOISE.sub("", text))
    lines = [
        SPACED_OUT.sub(lambda found: found[0].replace(" ", ""), line.strip()) for line in text.split("\n")
    ]
    lines = [line for line in lines if line]
    if not lines:
        return ""
    full = max(0.8 * median(sorted(map(len, lines))[len(lines) // 2 :]), NARROWEST)
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        if before[-1] in END or len(before) < full:
            paragraphs.append(line)
        else:
            paragraphs[-1] += "\n" + line
    joined = (INSIDE.sub("", paragraph).replace("\n", " ") for paragraph in paragraphs)
    return "\n".join(joined)
