"""Links that lead nowhere are found, and other sites are called politely."""

import pytest
import requests
from django.urls import reverse

from home.addresses.calling import PER_HOST, call, check_addresses, look_up, polite_session
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
