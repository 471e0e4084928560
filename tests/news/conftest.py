from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page, Site

from home.models import HomePage
from news.models import NewsCategory, NewsIndexPage, NewsPage


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def index(db) -> NewsIndexPage:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="示例协会", slug="example"))
    Site.objects.update(root_page=home)
    return home.add_child(instance=NewsIndexPage(title="新闻", slug="news"))


@pytest.fixture
def publish(index):
    """Adds so many articles, each a day older than the one before, with a picture of its own."""

    def add(count: int, *, category: NewsCategory | None = None, **values) -> list[NewsPage]:
        start = index.get_children_count()
        articles = []
        for number in range(start, start + count):
            page = NewsPage(
                title=f"文章 {number}", slug=f"article-{number}", summary="示例", category=category, **values
            )
            page.date = timezone.localdate() - timedelta(days=number)
            page.image = get_image_model().objects.create(title="示例图片", file=get_test_image_file())
            page.body = [("text", "<p>正文</p>")]
            articles.append(index.add_child(instance=page))
        return articles

    return add
