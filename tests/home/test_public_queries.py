"""What a page asks of the database when it is not in memory: little, and no more with more content."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.page_cache import keeping
from home.page_cache.generation import begin_generation
from news.models import NewsIndexPage, NewsPage

MOST = 12
# Once in a process after each change: menus, association, index pages and counts, then remembered. What
# these ask for more is their own: a front page shows six kinds of things, an archive its years and counts.
MOST_COLD = {
    "home.HomePage": 20,
    "news.NewsIndexPage": 16,
    "home.DownloadsPage": 17,
    "news.NewsPage": 15,
    "home.GuidePage": 14,
}


@pytest.fixture
def site(standing):
    settle()
    yield standing
    begin_generation()


def settle() -> None:
    """As if what the test made had been committed."""
    connection.run_on_commit.clear()
    begin_generation()


def public_pages(home) -> dict[str, str]:
    """An address of every type of page."""
    pages = Page.objects.live().descendant_of(home, inclusive=True).order_by("path").specific()
    return {page._meta.label: page.url for page in reversed(pages)}


def queries_of(path: str) -> int:
    client = Client()
    assert client.get(path).status_code == 200, path  # pictures are made, the menu is known
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def cold_queries_of(path: str, monkeypatch) -> int:
    """The same for the first visitor of a process that has just been started: it remembers nothing."""
    monkeypatch.setattr(keeping, "_kept", {})
    settle()
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(path).status_code == 200, path
    return len(asked)


def add_articles(count: int) -> None:
    index = NewsIndexPage.objects.get()
    like = NewsPage.objects.child_of(index).last()
    for number in range(count):
        like.pk = like.id = like.path = None
        values = {"summary": like.summary, "category": like.category, "image": like.image, "body": like.body}
        index.add_child(instance=NewsPage(title=f"示例 {number}", slug=f"more-{number}", **values))


def test_no_public_page_asks_more_than_twelve_times_however_much_there_is(site):
    few = {name: queries_of(path) for name, path in public_pages(site).items()}
    assert {name: count for name, count in few.items() if count > MOST} == {}
    add_articles(15)
    settle()
    many = {name: queries_of(path) for name, path in public_pages(site).items()}
    assert {name: (few[name], count) for name, count in many.items() if count > few[name]} == {}


def test_first_visitor_after_a_change_waits_for_few_more(site):
    begin_generation()
    with CaptureQueriesContext(connection) as asked:
        Client().get("/about/")
    assert len(asked) <= MOST


def test_a_new_process_asks_little_more_before_it_remembers_anything(site, monkeypatch):
    pages = public_pages(site)
    for path in pages.values():
        Client().get(path)  # pictures are made
    cold = {name: cold_queries_of(path, monkeypatch) for name, path in pages.items()}
    print("queries of a new process:", cold)
    assert {name: count for name, count in cold.items() if count > MOST_COLD.get(name, MOST)} == {}


@pytest.mark.parametrize("path", ["/nothing/", "/about/nothing/", "/news/nothing/", "/nothing/about/"])
def test_addresses_of_nothing_are_not_found(site, client, path):
    assert client.get(path).status_code == 404


def test_pages_below_an_unpublished_one_stay_where_they_are(site, client):
    NewsIndexPage.objects.get().unpublish()
    article = NewsPage.objects.live().first()
    assert client.get("/news/").status_code == 404
    response = client.get(article.url)
    assert response.status_code == 200
    assert article.title in response.text
