from django import template

from news.magazine.models import MagazineIndexPage, MagazineIssuePage

register = template.Library()


@register.simple_tag
def latest_issues(count: int):
    """The newest issues with their covers, in a fixed number of queries."""
    return MagazineIssuePage.objects.live().newest().for_covers()[:count]


@register.simple_tag
def magazine_index() -> MagazineIndexPage | None:
    return MagazineIndexPage.objects.live().first()
