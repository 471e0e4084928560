"""Headings that can be linked to: each gets an address made of its own words."""

import re
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

HEADING = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<words>.*?)</h2>", re.DOTALL)
ID = re.compile(r'\bid="(?P<id>[^"]+)"')


@dataclass(frozen=True)
class Heading:
    anchor: str
    words: str


def anchored(html: str) -> tuple[SafeString, list[Heading]]:
    """The same HTML with an `id` on every heading of the second level, and the headings in their order."""
    headings: list[Heading] = []

    def name(match: re.Match) -> str:
        words = unescape(strip_tags(match["words"])).strip()
        own = ID.search(match["attributes"])
        anchor = own["id"] if own else free_anchor(words, {heading.anchor for heading in headings})
        headings.append(Heading(anchor, words))
        return match[0] if own else f'<h2 id="{anchor}"{match["attributes"]}>{match["words"]}</h2>'

    return mark_safe(HEADING.sub(name, html)), headings  # noqa: S308 - rendered by our own templates


def free_anchor(words: str, taken: set[str]) -> str:
    wanted = slugify(words, allow_unicode=True) or "part"
    anchor, number = wanted, 1
    while anchor in taken:
        number += 1
        anchor = f"{wanted}-{number}"
    return anchor
