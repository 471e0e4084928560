from datetime import date

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError

from home.page_cache import begin_generation
from news.models import NewsCategory

from .reading import read, titles


def test_the_newest_article_comes_first(client, publish):
    publish(3)
    assert titles(read(client, "/news/")) == ["文章 0", "文章 1", "文章 2"]


@pytest.mark.parametrize("path", ["/news/", "/news/feed/"])
def test_an_unpublished_article_is_shown_nowhere(client, publish, path):
    publish(1, title="尚未发布", live=False)
    publish(1, title="已经发布")
    words = client.get(path).content.decode()
    assert "已经发布" in words
    assert "尚未发布" not in words
    assert client.get("/news/article-0/").status_code == 404


def test_an_empty_list_says_so(client, index):
    assert "这里暂无内容" in read(client, "/news/").text


def test_long_lists_have_pages(client, publish):
    publish(12)
    first, second = read(client, "/news/"), read(client, "/news/?page=2")
    assert (len(titles(first)), len(titles(second))) == (10, 2)
    assert first.find("a", rel="next")["href"] == "?page=2"
    assert second.find("a", rel="prev")["href"] == "/news/"  # one address for the first page
    assert second.select_one(".pagination__number[aria-current]").text.strip().startswith("第 2 页")


@pytest.mark.parametrize(("asked", "status"), [("nonsense", 200), ("0", 404), ("3", 404), ("-1", 404)])
def test_there_is_nothing_beyond_the_last_page(client, publish, asked, status):
    publish(12)
    response = client.get(f"/news/?page={asked}")
    assert response.status_code == status


def test_a_category_shows_its_own_articles_only(client, publish, notices):
    publish(2)
    publish(11, category=notices)
    page = read(client, "/news/category/notices/")
    assert len(titles(page)) == 10
    assert page.select_one(".filter [aria-current]").text == "通知"
    assert page.find("a", rel="next")["href"] == "?page=2"
    assert page.title.text.startswith("通知 – 新闻")


def test_addresses_of_the_first_version_lead_on(client, publish, notices):
    response = client.get("/news/?category=notices")
    assert (response.status_code, response["Location"]) == (301, "/news/category/notices/")
    publish(2)
    assert len(titles(read(client, "/news/?category=none"))) == 2


def test_a_year_shows_its_own_articles_only(client, publish, notices):
    publish(1, title="前年", date=date(2024, 12, 31))
    publish(1, title="去年", date=date(2025, 1, 1), category=notices)
    publish(1, title="去年底", date=date(2025, 12, 31))
    page = read(client, "/news/2025/")
    assert titles(page) == ["去年底", "去年"]
    assert [year.text for year in page.select(".years__year")] == ["全部年份", "2025", "2024"]
    assert titles(read(client, "/news/category/notices/2025/")) == ["去年"]
    assert "这里暂无内容" in read(client, "/news/category/notices/2024/").text


@pytest.mark.parametrize("path", ["/news/2023/", "/news/2026/", "/news/9999/", "/news/category/none/"])
def test_there_is_no_archive_of_what_never_was(client, publish, path):
    publish(1, date=date(2025, 5, 5))
    assert client.get(path).status_code == 404


def test_an_article_shows_its_text_its_neighbours_and_its_category(client, publish, notices):
    publish(1, title="别的栏目")
    publish(3, category=notices)
    page = read(client, "/news/article-2/")
    assert page.h1.text == "文章 2"
    assert "正文" in page.select_one(".prose").text
    assert "文章 1" in page.find("a", rel="prev").text
    assert "文章 3" in page.find("a", rel="next").text
    assert [each.text for each in page.select(".article-page__aside .headline__title")] == [
        "文章 1",
        "文章 3",
    ]
    assert page.select_one("a.badge")["href"] == "/news/category/notices/"
    assert page.find("button", attrs={"data-copy": True})["data-copy"].endswith("/news/article-2/")


def test_articles_of_one_day_have_an_order(client, publish):
    publish(3, date=date(2025, 5, 5))
    page = read(client, "/news/article-1/")
    assert "文章 2" in page.find("a", rel="prev").text
    assert "文章 0" in page.find("a", rel="next").text
    assert titles(read(client, "/news/")) == ["文章 2", "文章 1", "文章 0"]


def test_a_renamed_category_is_shown_at_once(client, publish, notices):
    publish(1, category=notices)
    read(client, "/news/")
    NewsCategory.objects.get().delete()
    NewsCategory.objects.create(name="公告栏", slug="board")
    assert [tab.text for tab in read(client, "/news/").select(".filter a")] == ["全部", "公告栏"]


@pytest.mark.parametrize(
    ("path", "limit"),
    [("/news/", 12), ("/news/article-0/", 12), ("/news/category/notices/", 12), ("/news/feed/", 12)],
)
def test_more_articles_cost_no_more_queries(
    client, publish, notices, path, limit, django_assert_max_num_queries
):
    def count() -> int:
        client.get(path)  # makes the pictures' sizes
        for cache in caches.all():
            cache.clear()
        begin_generation()
        with django_assert_max_num_queries(60) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    publish(4, category=notices)
    few = count()
    publish(8, category=notices)
    assert count() <= few


@pytest.mark.parametrize("slug", ["2024", "feed"])
def test_an_article_is_not_put_where_the_list_itself_answers(publish, index, slug):
    (article,) = publish(1)
    article.slug = slug
    with pytest.raises(ValidationError) as refused:
        article.save()
    assert "列表" in refused.value.message_dict["slug"][0]
    article.slug = f"about-{slug}"
    article.save()


def test_a_page_number_of_any_length_is_no_error(client, publish):
    publish(1)
    for path in ("/news/", "/news/article-0/", "/"):
        assert client.get(path, {"page": "9" * 4400}).status_code in {200, 404}
