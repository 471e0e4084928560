"""The list of articles as years and pages, without counting more than a page needs."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.utils.functional import cached_property


@dataclass(frozen=True)
class Choice:
    """One entry of a row of filters."""

    label: str
    url: str
    is_current: bool


def years_of(articles) -> range:
    """From the newest article's year back to the oldest one's: two looks at the ends of an index."""
    dates = articles.order_by().values_list("date", flat=True)
    newest = dates.order_by("-date", "-pk").first()
    if newest is None:
        return range(0)
    oldest = dates.order_by("date", "pk").first()
    return range(newest.year, oldest.year - 1, -1)


def days_of(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


class ArticlePaginator(Paginator):
    """Counts rows without the columns, the order and the joins that only showing them needs."""

    @cached_property
    def count(self) -> int:
        return self.object_list.order_by().select_related(None).prefetch_related(None).count()
