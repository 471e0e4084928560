"""A visitor reads an issue page by page: keys at a desk, fingers on a phone."""

import re

from playwright.sync_api import Page, expect

from .site import wait_for

MINUTE = 60


def open_newest_issue(page: Page) -> None:
    """Its pages are made by the worker, the newest issue's first, after the site has started."""
    page.goto("/magazine/")
    page.locator(".newest__title a").click()
    wait_for_pages(page)


def wait_for_pages(page: Page) -> None:
    """Of the issue that is shown."""
    wait_for("pages to read", lambda: "read/1/" in page.request.get(page.url).text(), seconds=3 * MINUTE)
    page.reload()


def current(page: Page, number: str) -> None:
    expect(page.locator("[data-current]")).to_have_text(number)


def drag(page: Page, *ways: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """Fingers, each from here to there, at the same time."""
    touch = page.context.new_cdp_session(page)
    steps = 6
    for step in range(steps + 1):
        points = [
            {"x": x1 + (x2 - x1) * step / steps, "y": y1 + (y2 - y1) * step / steps, "id": finger}
            for finger, ((x1, y1), (x2, y2)) in enumerate(ways)
        ]
        kind = "touchMove" if step else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_an_issue_is_read_with_keys_at_a_desk(open_page, shot, axe):
    page = open_page("desk")
    page.goto("/magazine/")
    axe(page)
    open_newest_issue(page)
    axe(page)
    shot(page, "issue")
    page.get_by_role("link", name="在线阅读").last.click()
    expect(page.locator("[data-live]")).to_be_visible()
    current(page, "1")
    page.keyboard.press("ArrowRight")
    current(page, "2–3")
    expect(page).to_have_url(re.compile(r"/read/2/$"))
    page.keyboard.press("End")
    current(page, "10")
    page.go_back()
    current(page, "2–3")
    axe(page)
    page.screenshot(path="tests/screenshots/1280/magazine-reader.png")
    page.get_by_role("button", name="双页").click()
    current(page, "2")
    page.keyboard.press("+")
    expect(page.locator("[data-zoom-value]")).to_have_text("150%")
    page.keyboard.press("Escape")
    expect(page.locator("[data-zoom-value]")).to_have_text("100%")
    page.get_by_role("button", name="目录").click()
    page.locator(".reader__contents a").nth(1).click()
    current(page, "4")
    title = (
        page.locator(".reader__contents a").nth(1).locator("span").first.evaluate("e => e.firstChild.data")
    )
    expect(page.locator("[data-words]")).to_contain_text(title)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="目录")).to_be_visible()
    page.get_by_role("searchbox", name="在本期中搜索").fill("演示内容")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("演示内容")
    axe(page)


def test_an_issue_is_read_with_fingers_on_a_phone(open_page, axe):
    page = open_page("phone")
    open_newest_issue(page)
    page.goto(f"{page.url}read/3/")
    expect(page.locator("[data-live]")).to_be_visible()
    current(page, "3")
    axe(page)
    drag(page, ((320, 400), (60, 410)))
    current(page, "4")
    drag(page, ((60, 400), (320, 410)))
    current(page, "3")
    drag(page, ((200, 380), (200, 120)))
    current(page, "3")
    page.evaluate("scrollTo(0, 0)")
    drag(page, ((180, 380), (100, 300)), ((210, 400), (300, 480)))
    expect(page.locator("[data-reader]")).to_have_attribute("data-zoomed", "")
    drag(page, ((320, 400), (60, 410)))
    current(page, "3")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
