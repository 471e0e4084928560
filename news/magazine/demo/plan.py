"""Which articles stand in which issue."""

import random
from dataclasses import dataclass, field
from datetime import date

from .texts import AUTHORS, CITIES, CLOSINGS, COMPANIES, THEMES, TOPICS

ISSUES = 12
ARTICLES = 6
PAGES_AROUND = 4  # cover, contents, calendar, back
FIRST_OVERALL_NUMBER = 187


@dataclass(frozen=True)
class ArticlePlan:
    title: str
    section: str
    authors: str
    paragraphs: tuple[str, ...]
    quote: str
    seed: int
    motif: str


@dataclass(frozen=True)
class IssuePlan:
    year: int
    number: int
    overall_number: int
    date: date
    theme: str
    summary: str
    seed: int
    articles: tuple[ArticlePlan, ...] = field(default=())

    @property
    def page_count(self) -> int:
        return len(self.articles) + PAGES_AROUND


def plan_issues(*, newest: date) -> list[IssuePlan]:
    """The oldest first; every topic comes back now and then, in another city and with other figures."""
    dates = [newest]
    while len(dates) < ISSUES:
        last = dates[-1]
        dates.append(date(last.year - (last.month <= 2), (last.month - 3) % 12 + 1, last.day))
    return [plan_issue(place, day) for place, day in enumerate(reversed(dates))]


def plan_issue(place: int, day: date) -> IssuePlan:
    theme, summary = THEMES[place % len(THEMES)]
    topics = [TOPICS[(place * ARTICLES + step) % len(TOPICS)] for step in range(ARTICLES)]
    articles = [plan_article(topic, seed=place * 100 + step) for step, topic in enumerate(topics)]
    return IssuePlan(
        year=day.year,
        number=day.month // 2,
        overall_number=FIRST_OVERALL_NUMBER + place,
        date=day,
        theme=theme,
        summary=summary,
        seed=place,
        articles=tuple(articles),
    )


def plan_article(topic: dict, *, seed: int) -> ArticlePlan:
    chance = random.Random(seed)  # noqa: S311 - a text, not a secret
    values = {
        "city": chance.choice(CITIES),
        "other": chance.choice(CITIES),
        "company": chance.choice(COMPANIES),
        "km": chance.randrange(40, 980, 10),
        "homes": chance.randrange(2, 60),
        "percent": chance.randrange(8, 38),
        "days": chance.randrange(15, 90, 5),
        "people": chance.randrange(60, 480, 10),
    }
    paragraphs = [text.format(**values) for text in topic["text"]]
    paragraphs.append(chance.choice(CLOSINGS).format(**values))
    return ArticlePlan(
        title=chance.choice(topic["titles"]).format(**values),
        section=topic["section"],
        authors=" ".join(chance.sample(AUTHORS, k=chance.choice((1, 1, 2)))),
        paragraphs=tuple(paragraphs),
        quote=topic["quote"],
        seed=seed,
        motif=topic["motif"],
    )
