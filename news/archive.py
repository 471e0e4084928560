"""The list of articles as years and pages, counted once for as long as nothing is published."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404
from django.utils.functional import cached_property

from home.page_cache import kept


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
    """Remembers how many rows stand on a `shelf`, and fetches cards for those of one page only."""

    def __init__(self, articles, per_page: int, *, shelf: str):
        super().__init__(articles, per_page)
        self.shelf = shelf

    @cached_property
    def count(self) -> int:
        return kept(f"articles of {self.shelf}", self.object_list.order_by().count)

    def _get_page(self, articles, number, paginator):
        return super()._get_page(articles.model.objects.cards_of(articles), number, paginator)


def page_of(paginator: Paginator, number: str | None) -> Page:
    """What is no number shows the first page; a number beyond the last one leads nowhere."""
    try:
        return paginator.page(number or 1)
    except PageNotAnInteger:
        return paginator.page(1)
    except EmptyPage as error:
        raise Http404 from error
