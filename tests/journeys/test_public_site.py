"""Every kind of public page, as people with a phone, a keyboard, a screen reader or a magnifier meet it."""

import http.client
import re
from urllib.parse import urlsplit

import pytest

from .test_magazine import wait_for_pages

# The address of each kind, or the link that leads to it from the page named before it.
PAGES = {
    "home": "/",
    "news": "/news/",
    "article": "main .news-card__title a",
    "closed": "/news/dues-report/",
    "guide": "/guide/",
    "step": "/guide/form/",
    "standard": "/about/",
    "downloads": "/downloads/",
    "contact": "/contact/",
    "members": "/members/",
    "company": "main .member__name a",
    "magazine": "/magazine/",
    "issue": "main .newest__title a",
    "reader": "main a[href$='/read/1/']",
    "results": "/search/?q=燃气",
    "no results": "/search/?q=没有这样的词",
    "lost": "/nothing-is-here/",
}
STATUS = {"closed": 403, "lost": 404}
FITS = "() => document.documentElement.scrollWidth <= window.innerWidth"
FOCUS_IS_SEEN = """() => {
  const here = document.activeElement;
  if (here === document.body) return true;
  const style = getComputedStyle(here), box = here.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const seen = (outlined || style.boxShadow !== "none") && box.width > 0 && box.height > 0;
  return seen || here.outerHTML.slice(0, 200);
}"""


def visit(page, name: str) -> None:
    address = PAGES[name]
    if not address.startswith("/"):
        address = page.locator(address).first.get_attribute("href")
    assert page.goto(address).status == STATUS.get(name, 200), address
    if name == "results":
        assert page.locator("main mark").count() > 0
    if name == "issue":
        wait_for_pages(page)
        page.reload()


@pytest.fixture
def visitor(page, watch):
    """Also without a request to another site, an error of a script or a violation of the policy."""
    watch.allow(r"404 .*/nothing-is-here/")
    watch.allow(r"403 .*/news/dues-report/")
    return page


def test_every_kind_of_page_can_be_read_by_everybody(visitor, screen, axe):
    """And at a desk at twice the size: a window of 1280 then shows what one of 640 does."""
    for name in PAGES:
        visit(visitor, name)
        axe(visitor)
        assert visitor.evaluate(FITS), f"{name} is wider than the screen"
        assert visitor.locator("h1").count() == 1, f"{name} has no single title"
        if screen == "desk":
            visitor.set_viewport_size({"width": 640, "height": 400})
            assert visitor.evaluate(FITS), f"{name} is wider than the magnified window"
            visitor.set_viewport_size({"width": 1280, "height": 800})


def test_menu_opens_at_twice_the_size(open_page):
    page = open_page("desk")
    page.set_viewport_size({"width": 640, "height": 400})
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
