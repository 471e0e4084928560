"""Every kind of public page, as people with a phone, a keyboard, a screen reader or a magnifier meet it."""

import http.client
import re
from urllib.parse import urlsplit

import pytest

# Where to begin, and which link of that page leads on to a page of another kind.
PAGES = {
    "home": ("/", None),
    "news": ("/news/", None),
    "article": ("/news/", "main article a[href^='/news/'], main .news-card a, main .headline"),
    "guide": ("/guide/", None),
    "step": ("/guide/form/", None),
    "standard": ("/about/", None),
    "downloads": ("/downloads/", None),
    "contact": ("/contact/", None),
    "members": ("/members/", None),
    "company": ("/members/", "main a[href^='/members/']:not([href*='?']):not([href='/members/'])"),
    "magazine": ("/magazine/", None),
    "issue": ("/magazine/", "main a[href*='/magazine/']:not([href*='?']):not([href*='read'])"),
    "reader": ("/magazine/", "main a[href*='/read/']"),
    "results": ("/search/?q=燃气", None),
    "no results": ("/search/?q=没有这样的词", None),
    "lost": ("/nothing-is-here/", None),
}
FITS = "() => document.documentElement.scrollWidth <= window.innerWidth"
FOCUS_IS_SEEN = """() => {
  const here = document.activeElement;
  if (here === document.body) return true;
  const style = getComputedStyle(here), box = here.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const seen = (outlined || style.boxShadow !== "none") && box.width > 0 && box.height > 0;
  return seen || here.outerHTML.slice(0, 200);
}"""


def visit(page, name: str) -> bool:
    """False when the demonstration has no such page."""
    start, link = PAGES[name]
    status = page.goto(start).status
    if name == "lost":
        assert status == 404
        return True
    assert status == 200, start
    if link is None:
        return True
    address = page.evaluate("link => document.querySelector(link)?.href", link)
    if address is None:
        return False
    assert page.goto(address).status == 200, address
    return True


@pytest.fixture
def visitor(page, watch):
    """Also without a request to another site, an error of a script or a violation of the policy."""
    watch.allow(r"404 .*/nothing-is-here/")
    return page


def test_every_kind_of_page_can_be_read_by_everybody(visitor, axe):
    seen = []
    for name in PAGES:
        if visit(visitor, name):
            seen.append(name)
            axe(visitor)
            assert visitor.evaluate(FITS), f"{name} is wider than the screen"
            assert visitor.locator("h1").count() == 1, f"{name} has no single title"
    assert set(seen) >= {"home", "news", "article", "guide", "step", "standard", "results", "lost"}


def test_nothing_is_lost_at_twice_the_size(open_page, watch):
    watch.allow(r"404 .*/nothing-is-here/")
    page = open_page("desk")
    page.set_viewport_size({"width": 640, "height": 400})  # what a window of 1280 shows at 200 %
    for name in PAGES:
        if visit(page, name):
            assert page.evaluate(FITS), f"{name} is wider than the magnified window"
    page.goto("/")
    page.locator("summary.header__toggle").click()
    assert page.locator(".header__panel a").first.is_visible()


def test_keyboard_alone_reaches_everything_and_is_seen(open_page):
    page = open_page("desk")
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip-link")
    assert skip.evaluate("link => link === document.activeElement && link.getBoundingClientRect().top >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "main"
    page.goto("/")
    for _stop in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IS_SEEN) is True
    group = page.locator(".header__bar summary").first
    group.focus()
    page.keyboard.press("Enter")
    assert page.locator(".header__bar details[open] a").first.is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".header__bar details[open]").count() == 0
    assert group.evaluate("summary => summary === document.activeElement")


def test_published_words_are_seen_at_once_by_every_process(staff, open_page, running_site):
    """Two web processes keep pages; a stranger asks both, over and over."""

    def seen() -> set[bool]:
        found = set()
        for _time in range(12):  # each over a connection of its own, so that either process may answer
            connection = http.client.HTTPConnection(urlsplit(running_site.url).netloc)
            connection.request("GET", "/about/", headers={"Accept-Language": "zh-CN"})
            found.add(words.encode() in connection.getresponse().read())
            connection.close()
        return found

    words = "刚刚改过的标题"
    assert seen() == {False}
    page = staff("editor")
    about = page.request.get("/api/v2/pages/?slug=about").json()["items"][0]
    page.goto(f"/admin/pages/{about['id']}/edit/")
    page.locator("#id_title").fill(words)
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("button[name='action-publish']").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert seen() == {True}
