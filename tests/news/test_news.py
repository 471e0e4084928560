import pytest
from bs4 import BeautifulSoup

from news.models import NewsCategory


def read(client, path: str) -> BeautifulSoup:
    response = client.get(path, headers={"accept-language": "zh-CN"})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [title.text.strip() for title in page.select(".news-card__title")]


def test_the_newest_article_comes_first(client, publish):
    publish(3)
    assert titles(read(client, "/news/")) == ["文章 0", "文章 1", "文章 2"]


def test_an_unpublished_article_is_not_listed(client, publish):
    publish(1, live=False)
    assert "这里暂无内容" in read(client, "/news/").text


def test_long_lists_have_pages(client, publish):
    publish(12)
    first, second = read(client, "/news/"), read(client, "/news/?page=2")
    assert (len(titles(first)), len(titles(second))) == (10, 2)
    assert first.find("a", rel="next")["href"] == "?page=2"
    assert titles(read(client, "/news/?page=nonsense")) == titles(first)


def test_a_category_shows_its_own_articles_only(client, publish):
    notices = NewsCategory.objects.create(name="通知", slug="notices")
    publish(2)
    publish(11, category=notices)
    page = read(client, "/news/category/notices/")
    assert len(titles(page)) == 10
    assert page.select_one(".filter [aria-current]").text == "通知"
    assert page.find("a", rel="next")["href"] == "?page=2"


def test_an_unknown_category_shows_everything(client, publish):
    publish(2)
    assert len(titles(read(client, "/news/?category=none"))) == 2


def test_an_article_shows_its_text_and_what_else_is_new(client, publish):
    publish(3)
    page = read(client, "/news/article-1/")
    assert page.h1.text == "文章 1"
    assert "正文" in page.select_one(".prose").text
    assert [each.text for each in page.select(".headline__title")] == ["文章 0", "文章 2"]


@pytest.mark.parametrize("path", ["/news/", "/news/article-0/"])
def test_more_articles_cost_no_more_queries(client, publish, path, django_assert_max_num_queries):
    def count() -> int:
        client.get(path)
        with django_assert_max_num_queries(50) as captured:
            client.get(path)
        return len(captured)

    publish(5)
    few = count()
    publish(5)
    assert count() <= few
