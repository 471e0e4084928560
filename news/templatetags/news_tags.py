from django import template

from news.models import NewsIndexPage, NewsPage

register = template.Library()


@register.simple_tag
def latest_news(count: int):
    return NewsPage.objects.live().public().newest().for_cards()[:count]


@register.simple_tag
def news_index() -> NewsIndexPage | None:
    return NewsIndexPage.objects.live().first()
