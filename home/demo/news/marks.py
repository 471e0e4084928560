"""Reads the bodies of the demonstration's articles. An empty line ends a block; its first sign is its kind:

## heading          - item of a list          > quotation —— source          ! title：tip
[图 motif] caption   [组图 title] motif caption / motif caption …   [文件 name] title   [视频 motif] title
[表 caption] and then the rows, cells parted by |, the headings first
"""

import re
from collections.abc import Callable, Iterator
from html import escape

Part = tuple[str, object]
FIGURE = re.compile(r"[\d.,]+")


def read_body(
    text: str, *, picture: Callable[[str], object], document: Callable[[str], object]
) -> list[Part]:
    """The blocks of an article; `picture` and `document` find what the marks name."""
    parts: list[Part] = []
    for part in _parts(text.strip(), picture, document):
        if part[0] == "text" and parts and parts[-1][0] == "text":
            parts[-1] = ("text", parts[-1][1] + part[1])
        else:
            parts.append(part)
    return parts


def _parts(text: str, picture: Callable, document: Callable) -> Iterator[Part]:
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.strip().splitlines()]
        first = lines[0]
        if mark := re.match(r"\[(\S+)\s*(.*?)\]\s*(.*)", first):
            yield _marked(*mark.groups(), lines[1:], picture, document)
        elif first.startswith("## "):
            yield ("text", f"<h2>{escape(first[3:])}</h2>")
        elif first.startswith("- "):
            yield ("text", "<ul>" + "".join(f"<li>{escape(line[2:])}</li>" for line in lines) + "</ul>")
        elif first.startswith("> "):
            words, _sign, source = " ".join(lines)[2:].partition(" —— ")
            yield ("quote", {"text": words, "source": source})
        elif first.startswith("! "):
            title, _sign, words = " ".join(lines)[2:].partition("：")
            yield ("tip", {"title": title, "text": f"<p>{escape(words)}</p>"})
        else:
            yield ("text", f"<p>{escape(''.join(lines))}</p>")


def _marked(
    kind: str, name: str, words: str, lines: list[str], picture: Callable, document: Callable
) -> Part:
    match kind:
        case "图":
            return ("figure", {"image": picture(name), "caption": words})
        case "组图":
            entries = [entry.split(maxsplit=1) for entry in words.split(" / ")]
            figures = [{"image": picture(motif), "caption": caption} for motif, caption in entries]
            return ("gallery", {"title": name, "figures": figures})
        case "文件":
            return ("download", {"document": document(name), "title": words})
        case "视频":
            film = {"title": words, "url": "https://v.example.com/", "poster": picture(name), "words": ""}
            return ("video", film)
    return ("table", _table(name, lines))


def _table(caption: str, lines: list[str]) -> dict:
    """A column whose cells are all figures is one of numbers."""
    headings, *rows = [[cell.strip() for cell in line.split("|")] for line in lines]
    columns = [
        {"type": "number" if all(FIGURE.fullmatch(row[at]) for row in rows) else "words", "heading": heading}
        for at, heading in enumerate(headings)
    ]
    return {"caption": caption, "columns": columns, "rows": [{"values": row} for row in rows]}
