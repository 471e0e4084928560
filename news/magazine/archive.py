"""What the archive shows: which years there are, and the covers of some of them."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count

YEARS_AT_ONCE = 2


@dataclass(frozen=True)
class Year:
    year: int
    count: int


def years_of(index) -> list[Year]:
    """Every year with its number of issues, the newest first."""
    counted = index.issues.values("year").annotate(count=Count("pk")).order_by("-year")
    return [Year(row["year"], row["count"]) for row in counted]


def covers_of(index, years: list[Year]) -> list[tuple[int, list]]:
    wanted = [year.year for year in years]
    issues = index.issues.filter(year__in=wanted).newest().for_covers()
    return [(year, list(group)) for year, group in groupby(issues, key=lambda issue: issue.year)]
