"""Links that lead nowhere are found, and other sites are called politely."""

import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from django.urls import reverse
from requests_hardened import Config

from home.addresses.calling import PER_HOST, HeadsOnly, call, check_addresses, look_up, polite_session
from home.addresses.collecting import collect_all
from home.addresses.report import broken_links
from home.models import Address, MainMenu, StandardPage
from home.models.addresses import Problem

pytestmark = pytest.mark.django_db


class Session:
    """Another site's answers, by address; what was asked is kept."""

    def __init__(self, answers: dict):
        self.answers, self.asked = answers, []

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None

    def request(self, method, url, **kwargs):
        self.asked.append((method, url))
        answer = self.answers[url]
        if isinstance(answer, Exception):
            raise answer
        response = requests.Response()
        response.status_code = answer.get(method, 200)
        response.raw = None
        response.close = lambda: None
        return response


def words(html: str) -> list:
    return [("text", html)]


def add(home, slug: str, html: str = "<p>示例</p>", **given) -> StandardPage:
    page = home.add_child(instance=StandardPage(title=f"示例 {slug}", slug=slug, body=words(html), **given))
    page.save_revision().publish() if page.live else None
    return page


def problems() -> dict[str, str]:
    return {str(link.target): str(link.problem) for link in broken_links()}


def test_links_to_pages_that_are_gone_are_found_wherever_they_stand(home):
    lost, kept = add(home, "lost"), add(home, "kept")
    add(
        home,
        "from",
        f'<p><a linktype="page" id="{lost.pk}">一</a><a linktype="page" id="{kept.pk}">二</a></p>',
    )
    menu = MainMenu.load()
    menu.items = [("link", {"title": "示例", "page": lost, "url": ""})]
    menu.save()
    collect_all()
    assert not broken_links()

    lost.unpublish()

    assert {link.source.__class__ for link in broken_links()} == {StandardPage, MainMenu}
    lost.delete()
    assert len(broken_links()) == 2


def test_paths_of_this_site_that_answer_404_are_found(home):
    add(home, "there")
    add(home, "from", '<p><a href="/there/">一</a><a href="/not-there/">二</a><a href="/join/">三</a></p>')
    collect_all()
    check_addresses()
    assert list(problems()) == ["/not-there/"]
    assert look_up("/admin/").problem == Problem.NONE


def test_addresses_that_stand_nowhere_any_more_are_forgotten(home):
    page = add(home, "from", '<p><a href="https://example.com/one">一</a></p>')
    collect_all()
    assert Address.objects.get(kind="outside").host == "example.com"
    page.body = words("<p>没有链接</p>")
    page.save_revision().publish()
    collect_all()
    assert not Address.objects.filter(kind="outside").exists()


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"HEAD": 200}, Problem.NONE),
        ({"HEAD": 405, "GET": 200}, Problem.NONE),
        ({"HEAD": 404, "GET": 404}, Problem.NOT_FOUND),
        ({"HEAD": 500}, Problem.FAULT),
        ({"HEAD": 403, "GET": 403}, Problem.REFUSED),
        (requests.exceptions.ConnectTimeout(), Problem.SILENT),
        (requests.exceptions.SSLError(), Problem.INSECURE),
    ],
)
def test_an_answer_is_judged(answer, problem):
    assert call("https://example.com/", Session({"https://example.com/": answer})).problem == problem


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://[::1]/", "http://169.254.169.254/latest/", "http://10.0.0.1/"]
)
def test_a_private_network_is_never_called(url):
    with polite_session() as session:
        assert call(url, session).problem == Problem.FORBIDDEN


def test_redirects_are_followed_without_reading_what_they_say():
    """A real server: it redirects with a body that never ends."""
    with endless_redirect() as (server, asked):
        address = f"http://127.0.0.1:{server.server_port}"
        with HeadsOnly(
            Config(
                ip_filter_enable=False,
                ip_filter_allow_loopback_ips=True,
                never_redirect=True,
                default_timeout=(1, 1),
            )
        ) as session:
            assert call(f"{address}/start", session).problem == Problem.NONE
        assert asked == ["/start", "/end"]


def test_a_redirect_into_a_private_network_is_refused(monkeypatch):
    session = polite_session()
    ask = session.request
    asked = []

    def request(method, url, **kwargs):
        asked.append(url)
        if "example.com" not in url:
            return ask(method, url, **kwargs)
        response = requests.Response()
        response.status_code, response.raw = 302, None
        response.headers["Location"] = "http://10.0.0.1/"
        response.close = lambda: None
        return response

    monkeypatch.setattr(session, "request", request)
    assert call("https://example.com/", session).problem == Problem.FORBIDDEN
    assert asked == ["https://example.com/", "http://10.0.0.1/"]


def test_an_address_that_ends_the_task_is_not_called_first_again(monkeypatch):
    first = Address.objects.create(url="https://example.com/", host="example.com")

    def end(*args):
        raise SystemExit

    monkeypatch.setattr("home.addresses.calling.call", end)
    with pytest.raises(SystemExit):
        check_addresses()
    first.refresh_from_db()
    assert first.checked_at


@contextmanager
def endless_redirect():
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.send_response(405)
            self.end_headers()

        def do_GET(self):
            asked.append(self.path)
            if self.path == "/end":
                self.send_response(200)
                self.end_headers()
                return
            self.send_response(302)
            self.send_header("Location", "/end")
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"-" * 65536)

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server, asked
        server.shutdown()


def test_one_host_is_not_called_many_times_at_once(monkeypatch):
    urls = [f"https://example.com/{number}" for number in range(6)] + ["https://example.org/"]
    session = Session({url: {} for url in urls})
    monkeypatch.setattr("home.addresses.calling.polite_session", lambda: session)
    for url in urls:
        Address.objects.create(url=url, host=url.split("/")[2])
    check_addresses()
    assert len([url for _method, url in session.asked if "example.com" in url]) == PER_HOST
    assert ("HEAD", "https://example.org/") in session.asked


def test_no_site_is_called_where_that_is_switched_off(settings, monkeypatch):
    settings.CHECK_OUTSIDE_LINKS = False
    session = Session({})
    monkeypatch.setattr("home.addresses.calling.polite_session", lambda: session)
    Address.objects.create(url="https://example.com/", host="example.com")
    check_addresses()
    assert not session.asked


def test_editors_read_the_report_and_others_do_not(home, desk_of):
    add(home, "from", '<p><a href="/not-there/">二</a></p>')
    collect_all()
    check_addresses()
    page = desk_of("编辑").get(reverse("home_broken_links"))
    assert "/not-there/" in page.text
    assert "示例 from" in page.text
    assert desk_of("财务").get(reverse("home_broken_links")).status_code in (302, 403)
