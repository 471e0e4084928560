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
def home(db) -> HomePage:
    page = Page.get_first_root_node().add_child(instance=HomePage(title="示例协会", slug="example"))
    Site.objects.update(root_page=page)
    return page


@pytest.fixture
def index(home) -> NewsIndexPage:
    return home.add_child(instance=NewsIndexPage(title="新闻", slug="news"))


@pytest.fixture
def notices(db) -> NewsCategory:
    return NewsCategory.objects.create(name="通知", slug="notices")


@pytest.fixture
def picture(db):
    return get_image_model().objects.create(
        title="示例图片", description="示例图片", file=get_test_image_file(size=(800, 500))
    )


@pytest.fixture
def publish(index, picture):
    """Adds so many articles, each a day older than the one before."""

    def add(count: int = 1, *, category: NewsCategory | None = None, **values) -> list[NewsPage]:
        start = index.get_children_count()
        articles = []
        for number in range(start, start + count):
            given = {
                "title": f"文章 {number}",
                "summary": "示例",
                "date": timezone.localdate() - timedelta(days=number),
                "image": picture,
                "body": [("text", "<p>正文</p>")],
            } | values
            page = NewsPage(slug=f"article-{number}", category=category, **given)
            articles.append(index.add_child(instance=page))
        return articles

    return add
