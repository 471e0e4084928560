"""What search engines, feed readers and messengers are told."""

import json
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction, Site

from home.metadata.sitemap import PageSitemap
from home.models import AssociationSettings
from home.page_cache import generation as generations
from membership.directory.models import Listing, MembersPage
from tests.audience.conftest import SECRET, article, member

pytestmark = pytest.mark.django_db
SITE = "https://association.example"


@pytest.fixture(autouse=True)
def _address(home):
    Site.objects.update(hostname="association.example", port=443, root_page=home)
    AssociationSettings.objects.create(name="示例协会", email="office@example.com", address="示例路 1 号")


def head(client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code in (200, 403)
    return BeautifulSoup(response.content, "html.parser").head


def meta(soup: BeautifulSoup, name: str) -> str | None:
    found = soup.find("meta", property=name) or soup.find("meta", attrs={"name": name})
    return found["content"] if found else None


def told(client, path: str) -> dict[str, dict]:
    """Structured data by type."""
    [script] = head(client, path).find_all("script", type="application/ld+json")
    data = json.loads(script.string)
    assert data["@context"] == "https://schema.org"
    return {each["@type"]: each for each in data["@graph"]}


def picture():
    return get_image_model().objects.create(
        title="示例图片", description="一张图片", file=get_test_image_file(size=(1400, 900))
    )


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/news/", "/news/"),
        ("/news/?utm_source=wechat&from=timeline", "/news/"),
        ("/news/?page=2&utm_source=wechat", "/news/?page=2"),
        ("/news/?page=1", "/news/"),
        ("/news/?page=nonsense", "/news/"),
    ],
)
def test_a_page_has_one_address(client, news, monkeypatch, asked, canonical):
    monkeypatch.setattr(type(news), "page_size", 1)
    for number in range(2):
        article(news, f"a{number}")
    soup = head(client, asked)
    assert soup.find("link", rel="canonical")["href"] == SITE + canonical
    assert meta(soup, "og:url") == SITE + canonical
    languages = {
        link["hreflang"]: link["href"] for link in soup.find_all("link", rel="alternate", hreflang=True)
    }
    assert languages == {"zh-Hans": SITE + canonical, "x-default": SITE + canonical}


def test_a_shared_article_shows_title_summary_and_picture(client, news):
    page = article(news, "shared", image=picture())
    soup = head(client, page.url)
    assert (meta(soup, "og:title"), meta(soup, "og:type")) == ("文章 shared", "article")
    assert meta(soup, "og:description") == "摘要 shared"
    assert meta(soup, "og:image").startswith(f"{SITE}/media/images/")
    assert (meta(soup, "og:image:width"), meta(soup, "og:image:height")) == ("1200", "630")
    assert meta(soup, "twitter:card") == "summary_large_image"
    assert client.get(meta(soup, "og:image").removeprefix(SITE)).status_code == 200


def test_the_home_page_says_who_the_association_is_and_how_to_search(client, home):
    data = told(client, "/")
    assert data["Organization"]["name"] == "示例协会"
    assert data["Organization"]["url"] == f"{SITE}/"
    assert data["Organization"]["address"]["@type"] == "PostalAddress"
    search = data["WebSite"]["potentialAction"]
    assert search["target"]["urlTemplate"] == f"{SITE}/search/?q={{search_term_string}}"


def test_an_article_says_what_a_news_article_must(client, news):
    page = article(news, "told", image=picture())
    data = told(client, page.url)
    found = data["NewsArticle"]
    assert {
        "headline",
        "datePublished",
        "dateModified",
        "image",
        "author",
        "publisher",
        "url",
    } <= found.keys()
    assert found["publisher"]["name"] == "示例协会"
    trail = data["BreadcrumbList"]["itemListElement"]
    assert [each["position"] for each in trail] == [1, 2, 3]
    assert trail[-1]["item"] == SITE + page.url


def test_an_issue_says_which_of_what_periodical(client, home):
    from news.magazine.models import MagazineArticle, MagazineIndexPage, MagazineIssuePage

    index = home.add_child(
        instance=MagazineIndexPage(title="示例期刊", slug="magazine", issn="ISSN 0000-0000")
    )
    page = MagazineIssuePage(title="2026 年第 1 期", slug="2026-1", year=2026, number=1, overall_number=120)
    page.articles.add(MagazineArticle(title="示例文章", authors="示例作者", page_number=3))
    index.add_child(instance=page)
    issue = told(client, page.url)["PublicationIssue"]
    assert (issue["issueNumber"], issue["isPartOf"]["name"]) == ("120", "示例期刊")
    assert issue["hasPart"][0]["headline"] == "示例文章"
    assert told(client, index.url)["Periodical"]["issn"] == "ISSN 0000-0000"


def test_no_text_ends_the_block_of_data(client, news):
    page = article(news, "sly")
    page.title = page.summary = "</script><script>alert(1)</script>"
    page.save_revision().publish()
    soup = head(client, page.url)
    assert told(client, page.url)["NewsArticle"]["headline"] == page.title
    assert not [script for script in soup.find_all("script") if "alert" in (script.string or "")[:10]]


def test_a_closed_page_is_shared_by_title_and_not_indexed(client, news):
    page = article(news, "closed", limits=[("members", None)], image=picture())
    response = client.get(page.url)
    soup = BeautifulSoup(response.content, "html.parser").head
    assert response["X-Robots-Tag"] == "noindex"
    assert meta(soup, "robots") == "noindex"
    assert meta(soup, "og:title") == "文章 closed"
    assert soup.find("script", type="application/ld+json") is None


def test_a_company_is_shared_by_its_name(client, home):
    home.add_child(instance=MembersPage(title="会员名录", slug="members"))
    company = member().contacts.get().organisation
    listing = Listing.objects.create(organisation=company, is_listed=True)
    path = f"/members/{listing.slug}/"
    soup = head(client, path)
    assert meta(soup, "og:title") == company.name
    assert meta(soup, "og:url") == SITE + path
    data = told(client, path)
    assert data["Organization"]["name"] == company.name
    assert [each["name"] for each in data["BreadcrumbList"]["itemListElement"]][-1] == company.name


def test_feeds_are_found_and_can_be_read(client, news):
    article(news, "open")
    article(news, "closed", limits=[("members", None)])
    link = head(client, "/news/").find("link", rel="alternate", type="application/atom+xml")
    feed = client.get(link["href"])
    space = {"a": "http://www.w3.org/2005/Atom"}
    entries = ElementTree.fromstring(feed.content).findall("a:entry", space)
    assert {entry.findtext("a:title", None, space) for entry in entries} >= {"文章 open"}
    assert feed.text.count(SECRET) <= 1
    rss = ElementTree.fromstring(client.get("/news/feed/rss/").content)
    assert rss.find("channel/item/title") is not None


def locations(client, path: str = "/sitemap.xml") -> dict[str, str | None]:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ElementTree.fromstring(response.content)
    return {
        each.find("s:loc", space).text: each.findtext("s:lastmod", None, space)
        for each in tree.findall("*", space)
    }


def test_the_map_has_every_open_page_and_no_closed_one(client, home, news):
    opened = article(news, "open")
    closed = article(news, "closed", limits=[("accounts", None)])
    restricted = article(news, "restricted")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    draft = article(news, "draft")
    draft.unpublish()
    found = locations(client)
    assert found[SITE + opened.url]
    assert {SITE + "/", SITE + "/news/"} <= found.keys()
    assert not found.keys() & {SITE + each.url for each in (closed, restricted, draft)}


def test_the_map_has_a_page_for_every_listed_company(client, home):
    home.add_child(instance=MembersPage(title="会员名录", slug="members"))
    listing = Listing.objects.create(organisation=member().contacts.get().organisation, is_listed=True)
    assert f"{SITE}/members/{listing.slug}/" in locations(client)


def test_a_large_map_becomes_a_list_of_maps(client, news, monkeypatch):
    monkeypatch.setattr(PageSitemap, "limit", 2)
    pages = {SITE + article(news, f"a{number}").url for number in range(3)}
    parts = locations(client)
    assert len(parts) == 3
    found = set()
    for part in parts:
        path = part.split("/", 3)[3]
        found |= locations(client, f"/{path}").keys()
    assert pages <= found


def test_more_pages_cost_the_map_no_more_queries(client, news, django_assert_max_num_queries):
    def count() -> int:
        with django_assert_max_num_queries(30) as captured:
            client.get("/sitemap.xml")
        return len(captured)

    article(news, "a0")
    client.get("/sitemap.xml")
    few = count()
    for number in range(1, 6):
        article(news, f"a{number}")
    assert count() <= few


def test_the_map_is_made_once_until_something_changes(client, news, django_assert_max_num_queries):
    article(news, "a0")
    generations.begin_generation()
    connection.run_on_commit.clear()
    first = client.get("/sitemap.xml").content
    with django_assert_max_num_queries(3):
        assert client.get("/sitemap.xml").content == first


def test_without_a_site_the_map_is_empty(client):
    Site.objects.all().delete()
    assert locations(client) == {}
    assert locations(client, "/sitemap-pages.xml") == {}


def test_robots_find_the_map_and_stay_out_of_private_rooms(client, home):
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /member/", "Disallow: /join/"} <= set(lines)
    assert not [line for line in lines if line.startswith("Disallow: /members")]


def test_a_page_that_moved_is_found_at_its_old_address(client, news, django_capture_on_commit_callbacks):
    page = article(news, "old")
    old = page.url
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "new"
        page.save_revision().publish()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, "/news/new/")
