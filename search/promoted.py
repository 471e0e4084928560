"""What editors put on top of the results for certain words (Wagtail's promoted search results)."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from home.audience.limits import page_limits
from home.audience.readers import Reader
from home.page_cache import kept

from .analysis import fold

MOST = 3
EVERY_WORD = 500  # more than an association keeps; a guard, not a page


@dataclass(frozen=True)
class Promoted:
    title: str
    url: str
    description: str
    is_closed: bool = False
    is_elsewhere: bool = False


def promoted_for(words: str, *, meaning: set[str], reader: Reader) -> list[Promoted]:
    """For these words, however they were typed, and for words that mean the same."""
    wanted = {_bare(word) for word in (words, *meaning)}
    chosen = [pick for words, pick in kept("search.promoted", _read_picks) if words in wanted]
    found = [_shown(pick, reader) for pick in chosen]
    return [one for one in found if one.url][:MOST]


def _read_picks() -> list[tuple[str, SearchPromotion]]:
    """A page that Wagtail keeps private is promoted to nobody."""
    picks = SearchPromotion.objects.select_related("query", "page").order_by("query_id", "sort_order")
    public = Q(page__isnull=True) | Q(page__in=Page.objects.live().public())
    return [(_bare(pick.query.query_string), pick) for pick in picks.filter(public)[:EVERY_WORD]]


def _bare(words: str) -> str:
    return "".join(fold(words).split())


def _shown(pick: SearchPromotion, reader: Reader) -> Promoted:
    if pick.page is None:
        return Promoted(
            pick.external_link_text or pick.external_link_url,
            pick.external_link_url,
            pick.description,
            is_elsewhere=True,
        )
    return Promoted(
        pick.page.title, pick.page.get_url() or "", pick.description, is_closed=_is_closed(pick.page, reader)
    )


def _is_closed(page: Page, reader: Reader) -> bool:
    return not page_limits(reader).admit(page.path, reader)
