import pytest

from home.audience.models import PageLimit
from home.demo import pictures
from home.demo.associations import association_called
from home.demo.news.adding import add_news
from news.models import NewsPage
from tests.home.conftest import small_picture

from .reading import read, titles


@pytest.fixture
def _demonstration(home, monkeypatch):
    monkeypatch.setattr(pictures, "cover", small_picture)
    add_news(home=home, stories=association_called("j").stories)


@pytest.mark.usefixtures("_demonstration")
def test_the_demonstration_has_news_of_three_years_in_every_category(client):
    articles = NewsPage.objects.live()
    assert articles.count() >= 40
    assert len({article.date.year for article in articles}) >= 3
    assert set(articles.values_list("category__slug", flat=True)) == {
        "notices",
        "activities",
        "industry",
        "members",
    }
    assert {block.block_type for article in articles for block in article.body} == {
        "text", "figure", "gallery", "table", "quote", "tip", "download", "video",
    }  # fmt: skip
    assert PageLimit.objects.count() == 1
    assert len(titles(read(client, "/news/?page=4"))) == 10
    for article in articles:
        assert client.get(f"/news/{article.slug}/").status_code in (200, 403)
