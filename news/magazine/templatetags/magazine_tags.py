from django import template

from home.page_cache import kept
from news.magazine.models import MagazineIndexPage, MagazineIssuePage

register = template.Library()


@register.simple_tag
def latest_issues(count: int):
    """The newest issues with their covers, in a fixed number of queries."""
    return MagazineIssuePage.objects.live().newest().for_covers()[:count]


@register.simple_tag
def magazine_index() -> MagazineIndexPage | None:
    return kept("magazine index", lambda: MagazineIndexPage.objects.live().first())
