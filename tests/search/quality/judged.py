"""Texts written for this test, questions about them, and what each question should find."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
KINDS = {
    "news": "news",
    "guide": "guide",
    "magazine": "magazine",
    "members": "member",
    "downloads": "document",
}


@dataclass(frozen=True)
class Text:
    url: str
    kind: str
    title: str
    body: str


@dataclass(frozen=True)
class Question:
    words: str
    hits: frozenset[str]
    first: str  # must come first, where one must
    never_first: frozenset[str]


def read_texts() -> list[Text]:
    return [
        Text(name, kind, title, body)
        for stem, kind in KINDS.items()
        for name, title, body in _sections((FOLDER / "corpus" / f"{stem}.md").read_text(encoding="utf-8"))
    ]


def _sections(document: str):
    for section in f"\n{document}".split("\n# ")[1:]:
        heading, _, body = section.partition("\n")
        name, _, title = heading.partition(" ")
        yield name, title, body.strip()


def read_questions() -> list[Question]:
    return [
        Question(
            words=words,
            hits=frozenset(name.lstrip("!") for name in hits.split()),
            first=next((name[1:] for name in hits.split() if name.startswith("!")), ""),
            never_first=frozenset(never.split()),
        )
        for words, hits, never in _rows("questions.txt")
    ]


def read_slips() -> list[list[str]]:
    """What was typed, and what was meant."""
    return list(_rows("slips.txt"))


def _rows(name: str):
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]
