from django import template
from wagtail.models import Page

from home.page_cache import kept
from news.models import NewsIndexPage, NewsPage

register = template.Library()


def newest(category: str, without: str = ""):
    """Of the category with this slug, or of all but one."""
    articles = NewsPage.objects.live().newest()
    if category:
        return articles.filter(category__slug=category)
    return articles.exclude(category__slug=without) if without else articles


@register.simple_tag(takes_context=True)
def latest_news(context, count: int, category: str = "", without: str = "") -> list[NewsPage]:
    """With pictures; the same for every visitor until something is published."""
    found = newest(category, without).for_cards()[:count]
    return kept(f"latest news: {count} {category} {without}", lambda: list(found), context.get("request"))


@register.simple_tag(takes_context=True)
def latest_headlines(context, count: int, category: str = "") -> list[NewsPage]:
    found = newest(category).for_headlines()[:count]
    return kept(f"latest headlines: {count} {category}", lambda: list(found), context.get("request"))


@register.simple_tag(takes_context=True)
def news_index(context) -> NewsIndexPage | None:
    """The first one that is published."""
    return kept("news index", lambda: NewsIndexPage.objects.live().first(), context.get("request"))


@register.simple_tag(takes_context=True)
def news_address(context, index: Page, category: str = "", feed: str = "") -> str:
    return index.address(context.get("request"), category=category or "", feed=feed)


@register.simple_tag
def page_numbers(page) -> list:
    """The numbers that a row of pages shows; the gaps between them as an ellipsis."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))
