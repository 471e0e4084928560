"""Adds the demonstration's articles to the site."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from home.audience.models import Audience, PageLimit
from home.demo import texts
from home.demo.album import Album
from home.demo.building import add_page
from home.demo.files import docx
from home.demo.news.marks import read_body
from home.demo.news.story import Story
from home.models import HomePage
from news.models import NewsCategory, NewsIndexPage, NewsPage

LAST_WORDS = "\n\n（本文为演示内容，所涉单位、人员和数字均为示例。）"


def add_news(*, home: HomePage, stories: dict[str, list[Story]]) -> NewsIndexPage:
    """`stories` by the slug of their category."""
    lead = "协会通知、工作动态与行业资讯"
    index = add_page(
        parent=home, page=NewsIndexPage(title="新闻资讯", slug="news", show_in_menus=True, lead=lead)
    )
    album, categories = Album(), add_categories()
    told = [(story, categories[slug]) for slug, each in stories.items() for story in each]
    for story, category in sorted(told, key=lambda each: -each[0].days):
        add_story(index=index, story=story, category=category, album=album)
    return index


def add_categories() -> dict[str, NewsCategory]:
    return {
        slug: NewsCategory.objects.get_or_create(slug=slug, defaults={"name": name, "position": position})[0]
        for position, (name, slug) in enumerate(texts.CATEGORIES)
    }


def add_story(*, index: NewsIndexPage, story: Story, category: NewsCategory, album: Album) -> NewsPage:
    page = NewsPage(
        title=story.title,
        slug=story.slug,
        category=category,
        date=timezone.localdate() - timedelta(days=story.days),
        summary=story.summary,
        source=story.source,
        image=album.picture(story.motif) if story.motif else None,
        live=False,  # until it is published below
        body=read_body(story.body + LAST_WORDS, picture=album.described, document=add_form),
    )
    if story.members_only:
        page.limits = [PageLimit(kind=Audience.MEMBERS)]
    return add_page(parent=index, page=page)


def add_form(name: str):
    title = f"{name}（示例）"
    content = docx(title, ["单位名称：", "联系人：", "联系电话：", "内容："])
    file = ContentFile(content, name=f"{name}.docx")
    return get_document_model().objects.create(title=title, file=file, file_size=len(content))
