"""What every public page of a whole site owes its visitors."""

import pytest
from bs4 import BeautifulSoup

from home.models import FooterMenu, GuidePage, MainMenu, StandardPage

from .test_site import read

PUBLIC = ["/", "/news/", "/news/winter-heating-meeting/", "/guide/", "/guide/form/", "/about/", "/contact/"]


def test_a_page_has_one_heading_a_title_and_a_way_past_the_menu(standing, client):
    for path in PUBLIC:
        page = read(client, path)
        assert len(page.find_all("h1")) == 1
        assert page.title.text.endswith("江苏省燃气热力协会")
        assert page.find(id=page.select_one(".skip-link")["href"][1:]).name == "main"
        assert page.find("meta", attrs={"name": "description"})["content"]


def test_a_page_runs_under_the_strict_policy(standing, client):
    for path in [*PUBLIC, "/nothing-here/"]:
        response = client.get(path)
        policy = response.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy
        assert "unsafe-inline" not in policy
        page = BeautifulSoup(response.content, "html.parser")
        assert not page.find_all("style")
        assert not page.find_all(style=True)
        run = [script for script in page.find_all("script") if script.get("type") != "application/ld+json"]
        assert all(script.get("src") for script in run)
        assert not [tag for tag in page.find_all(True) if any(name.startswith("on") for name in tag.attrs)]


def test_nothing_is_fetched_from_elsewhere(standing, client):
    for path in PUBLIC:
        page = read(client, path)
        sources = [tag["src"] for tag in page.find_all(src=True)] + [
            tag["href"] for tag in page.find_all("link", rel=["stylesheet", "icon", "manifest", "preload"])
        ]
        assert sources
        assert all(source.startswith("/") and not source.startswith("//") for source in sources)


def test_every_picture_has_an_alternative_text(standing, client):
    for path in PUBLIC:
        assert all(image.has_attr("alt") for image in read(client, path).find_all("img"))


@pytest.mark.parametrize(
    ("accepted", "lang", "words"), [("zh-CN", "zh-hans", "跳到正文"), ("en", "en", "Skip to content")]
)
def test_the_site_speaks_the_language_of_the_browser(standing, client, accepted, lang, words):
    page = read(client, "/", **{"accept-language": accepted})
    assert page.html["lang"] == lang
    assert page.select_one(".skip-link").text == words


def test_a_guide_leads_from_step_to_step(standing, client):
    page = read(client, "/guide/notice/", **{"accept-language": "zh-CN"})
    assert page.find("a", rel="prev")["href"] == "/guide/login/"
    assert page.find("a", rel="next")["href"] == "/guide/form/"
    assert "第 2 步" in page.select_one(".guide__number").text
    assert [crumb.text for crumb in page.select(".breadcrumbs a")] == ["首页", "入会指南"]
    assert not read(client, "/guide/joined/").find("a", rel="next")


def test_a_lost_visitor_is_helped(standing, client):
    response = client.get("/nothing-here/", headers={"accept-language": "zh-CN"})
    assert response.status_code == 404
    page = BeautifulSoup(response.content, "html.parser")
    assert page.h1.text == "页面不存在"
    assert {"/", "/join/", "/member/"} <= {link["href"] for link in page.select(".lost a")}
    assert "025-0000 0001" in page.select_one(".lost").text


def queries_of(client, path, counter) -> int:
    client.get(path)  # the first visit makes pictures in the sizes that are asked for
    with counter() as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.fixture
def counter(django_assert_max_num_queries):
    return lambda: django_assert_max_num_queries(100)


def test_a_longer_guide_costs_no_more_queries(standing, client, counter):
    before = {path: queries_of(client, path, counter) for path in ("/guide/", "/guide/form/")}
    index = GuidePage.objects.first().get_parent()
    for number in range(6):
        index.add_child(instance=GuidePage(title=f"另一步 {number}", slug=f"more-{number}", summary="示例"))
    for path, count in before.items():
        assert queries_of(client, path, counter) <= count


def test_a_longer_menu_costs_no_more_queries(standing, client, counter):
    before = queries_of(client, "/about/", counter)
    menu, footer = MainMenu.load(), FooterMenu.load()
    about = StandardPage.objects.get(slug="about")
    link = {"title": "示例", "page": about, "url": ""}
    menu.items = [*[("link", link)] * 6, ("group", {"title": "更多", "links": [link] * 5})]
    footer.columns = [("group", {"title": "示例", "links": [link] * 5})] * 4
    menu.save()
    footer.save()
    assert queries_of(client, "/about/", counter) <= before + 1  # the group's pages are fetched apart
