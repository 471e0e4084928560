"""How an article of the demonstration is written down."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """`body` is plain text in the marks of home.demo.news.marks; `motif` may be empty: no picture."""

    title: str
    slug: str
    days: int
    motif: str
    summary: str
    body: str
    source: str = "协会秘书处"
    members_only: bool = False
