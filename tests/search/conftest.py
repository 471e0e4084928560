"""A small site whose things can be found."""

import re
from html import unescape

import pytest
from django.test import Client
from wagtail.models import Page, Site

from home.models import HomePage
from news.models import NewsIndexPage, NewsPage


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def home(db) -> HomePage:
    page = Page.get_first_root_node().add_child(instance=HomePage(title="示例协会", slug="example"))
    site = Site.objects.get()
    site.root_page = page
    site.save()
    return page


@pytest.fixture
def news(home) -> NewsIndexPage:
    return home.add_child(instance=NewsIndexPage(title="新闻资讯", slug="news"))


@pytest.fixture
def publish(news):
    """An article, published as editors do."""

    def publish(title: str = "示例文章", *, slug: str, words: str = "正文", **values) -> NewsPage:
        page = NewsPage(title=title, slug=slug, summary=values.pop("summary", "示例摘要"), **values)
        page.body = [("text", f"<p>{words}</p>")]
        news.add_child(instance=page)
        page.save_revision().publish()
        return page

    return publish


@pytest.fixture
def search(client):
    """The addresses that a question finds, in their order, as the results page links them."""
    client = Client(headers={"accept-language": "zh-CN"})

    def search(words: str, *, browser: Client = client, **more) -> list[str]:
        html = browser.get("/search/", {"q": words, **more}).content.decode()
        return [unescape(url) for url in re.findall(r'class="hit__title"><a href="([^"]+)"', html)]

    return search
