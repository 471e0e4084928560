"""Browser journeys: a real browser against the site as `make run` starts it.

Tests here use no database fixture and no Django: what they know, they know from pages and messages.
"""

import itertools
import os
import re
import secrets
import shutil
import subprocess
from ipaddress import ip_address
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page, sync_playwright

from .site import ROOT, Messages, RunningSite, migrate
from .watch import Watch

SCREENSHOTS = ROOT / "tests" / "screenshots"
TAKES_PICTURES = bool(os.environ.get("SCREENSHOTS"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENS = {
    "desk": {"viewport": {"width": 1280, "height": 800}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
}
PASSWORD = "demo-association"
PICTURES_ARE_LOADED = """() => Promise.all([...document.images].map(image => {
  image.loading = "eager";
  return image.complete || new Promise(done => { image.onload = image.onerror = done; });
}))"""
# On a picture of the whole page nothing follows the scrolling: bars stand where they end up.
# The admin scrolls inside its window and is photographed as it stands.
STAND_STILL = """() => {
  if (document.documentElement.scrollHeight <= innerHeight) return;
  const resting = { sticky: "static", fixed: "absolute" };
  for (const each of document.body.querySelectorAll("*")) {
    const rest = resting[getComputedStyle(each).position];
    if (!rest) continue;
    each.dataset.stood = each.style.position;
    each.style.position = rest;
  }
  document.body.dataset.stood = document.body.style.position;
  document.body.style.position = "relative";
}"""
# A part that is waiting for its answer is dimmed, and a button that has just been let go still fades.
AT_REST = """async () => {
  const moves = (each) => each.playState === "running" && each.effect.getTiming().iterations !== Infinity;
  while (document.querySelector('[aria-busy="true"]') || document.getAnimations().some(moves)) {
    await new Promise(requestAnimationFrame);
  }
}"""
MOVE_AGAIN = """() => {
  for (const each of document.querySelectorAll("[data-stood]")) {
    each.style.position = each.dataset.stood;
    if (!each.getAttribute("style")) each.removeAttribute("style");
    delete each.dataset.stood;
  }
}"""
FAILED = pytest.StashKey[list]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed and (site := getattr(item, "funcargs", {}).get("running_site")):
        report.sections.append(("the end of the site's log", site.tail()))
        if watch := item.funcargs.get("watch"):
            report.sections.append(("what the browser complained of", "\n".join(watch.problems)))
    item.stash.setdefault(FAILED, []).append(report.failed)
    return report


@pytest.fixture(scope="package")
def migrated(tmp_path_factory) -> Path:
    """An empty database with its tables: making them takes as long as a journey, so the sites share it."""
    return migrate(tmp_path_factory.mktemp("migrated"))


@pytest.fixture(scope="package")
def running_site(tmp_path_factory, migrated):
    """The site with the demonstration loaded: `.url`, `.folder` (its VAR_DIR), `.log`."""
    site = RunningSite(tmp_path_factory.mktemp("site"))
    try:
        site.start(migrated)
        yield site
    finally:
        site.stop()


@pytest.fixture(scope="package")
def sms(running_site) -> Messages:
    return Messages(running_site.folder / "sms.jsonl")


@pytest.fixture(scope="package")  # its event loop must have ended before other tests use a database
def browser():
    found = subprocess.run([ROOT / ".ci" / "find-browser"], capture_output=True, text=True, check=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip() or None, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def watch(running_site) -> Watch:
    """`watch.allow(pattern)` for what a journey provokes on purpose."""
    return Watch(running_site.url)


@pytest.fixture
def open_page(request, running_site, browser, watch):
    """`open_page(screen="desk"|"phone", locale="zh-CN")`: a page in a context (cookies) of its own, which
    comes from an address of its own: limits by address hold, and journeys do not use up each other's."""
    contexts = []

    def open_page(screen: str = "desk", locale: str = "zh-CN"):
        context = browser.new_context(
            base_url=running_site.url,
            locale=locale,
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            extra_http_headers={"X-Forwarded-For": str(ip_address(0x0A000000 + secrets.randbelow(2**24)))},
            **SCREENS[screen],
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        watch.context(context)
        return context.new_page()

    yield open_page
    failed = any(request.node.stash.get(FAILED, []))
    if failed:
        photograph_failure(request.node, contexts)
    for context in contexts:
        context.close()
    if not failed:
        watch.check()


def photograph_failure(node, contexts) -> None:
    folder = SCREENSHOTS / "failed"
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w-]+", "-", node.name)
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages, start=1):
        page.screenshot(path=folder / f"{name}-{number}.png", full_page=True)


@pytest.fixture(params=list(SCREENS))
def screen(request) -> str:
    """Walks a journey once on a desk's width and once on a phone's."""
    return request.param


@pytest.fixture
def page(open_page, screen):
    """The visitor's page: Chinese, on both widths."""
    return open_page(screen)


@pytest.fixture
def staff(open_page):
    """`staff("reviewer")`: a page in the admin, logged in, at a desk."""

    def log_in(username: str, locale: str = "zh-CN"):
        page = open_page("desk", locale)
        page.goto("/admin/login/")
        page.locator("input[name=username]").fill(username)
        page.locator("input[name=password]").fill(PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(re.compile(r"/admin/(?!login)"))
        return page

    return log_in


def ask(page: Page, script: str) -> None:
    """Run this on the page that a click may still be leading to; the one before takes its answer with it."""
    for is_last in (False, False, True):
        page.wait_for_load_state()
        try:
            page.evaluate(script)
            break
        except Error:
            if is_last:
                raise


@pytest.fixture
def shot(request, watch):
    """`shot(page, "login")` checks the watch and, with SCREENSHOTS=1, writes
    tests/screenshots/<width>/<journey>/NN-login.png: drawing long pages takes longer than walking them.

    A journey walked on both widths keeps the pages of its staff in the folder of its own width."""
    journey = request.node.originalname.removeprefix("test_")
    parameters = request.node.callspec.params if hasattr(request.node, "callspec") else {}
    width = SCREENS[parameters["screen"]]["viewport"]["width"] if "screen" in parameters else None
    numbers = itertools.count(1)
    if width and TAKES_PICTURES:
        shutil.rmtree(SCREENSHOTS / str(width) / journey, ignore_errors=True)

    def take(page, name: str) -> None:
        if not TAKES_PICTURES:
            ask(page, PICTURES_ARE_LOADED)
            return watch.check()
        folder = SCREENSHOTS / str(width or page.viewport_size["width"]) / journey
        ask(page, PICTURES_ARE_LOADED)
        path = folder / f"{next(numbers):02}-{name}.png"
        ask(page, STAND_STILL)
        page.screenshot(path=path, full_page=True, animations="disabled")
        ask(page, MOVE_AGAIN)
        return watch.check()

    return take


@pytest.fixture
def axe():
    """`axe(page)`: nothing on it breaks a rule of WCAG 2.2 AA that a machine can judge."""
    levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

    def judge(page, without: tuple[str, ...] = ()) -> None:
        options = {"runOnly": levels, "rules": {rule: {"enabled": False} for rule in without}}
        ask(page, AT_REST)
        results = Axe().run(page, options=options)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return judge


@pytest.fixture
def fresh_phone():
    """`fresh_phone()`: a mobile number nobody else in this run has."""
    return lambda: f"139{secrets.randbelow(10**8):08}"
