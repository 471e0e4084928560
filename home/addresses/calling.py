"""Calls addresses: paths of this site from within, other sites politely and never a private network."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urljoin

import requests
from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Site

from home.models import Address
from home.models.addresses import Problem, Target

AT_A_TIME = 20
PER_HOST = 2  # in one round; the next one comes ten minutes later
ROUND = timedelta(seconds=80)  # ends before a task is ended
SECONDS = (4, 8)  # to connect, to answer
HOPS = 6
NO_HEAD = {403, 404, 405, 406, 429, 501}  # sites that refuse HEAD say one of these
GONE = {404, 410}
BUSY = {408, 425, 429, 503}


@dataclass(frozen=True)
class Answer:
    problem: str
    status: int | None = None


def check_addresses() -> int:
    """One round: some that are due, not many of one host."""
    began, per_host, called = timezone.now(), Counter(), 0
    due = Address.objects.due(now=began).order_by(F("checked_at").asc(nulls_first=True), "pk")
    if not settings.CHECK_OUTSIDE_LINKS:
        due = due.filter(kind=Target.PATH)
    with polite_session() as session:
        for address in due.iterator():
            if called >= AT_A_TIME or timezone.now() - began > ROUND:
                break
            if address.kind == Target.PATH:
                keep_answer(address, look_up(address.url))
                continue
            per_host[address.host] += 1
            if per_host[address.host] <= PER_HOST:
                called += 1
                # Noted beforehand: were the task ended by this host, the next round calls others first.
                keep_answer(address, Answer(address.problem, address.status))
                keep_answer(address, call(address.url, session))
    return called


def keep_answer(address: Address, answer: Answer) -> None:
    address.problem, address.status, address.checked_at = answer.problem, answer.status, timezone.now()
    address.save(update_fields=["problem", "status", "checked_at"])


def look_up(path: str) -> Answer:
    """A path of this site: one of our own doors, a page that is live, or one that is led on."""
    path = path.partition("?")[0]
    for tried in (path, f"{path.rstrip('/')}/"):
        try:
            match = resolve(tried)
        except Resolver404:
            continue
        if is_there(match, tried):
            return Answer(Problem.NONE, 200)
    return Answer(Problem.NOT_FOUND, 404)


def is_there(match: ResolverMatch, path: str) -> bool:
    if match.url_name == "wagtaildocs_serve":
        return get_document_model().objects.filter(pk=match.args[0]).exists()
    return match.url_name != "wagtail_serve" or is_page(path) or is_led_on(path)


def is_page(path: str) -> bool:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    request = HttpRequest()
    request.path = path
    try:
        site.root_page.specific.route(request, [part for part in path.split("/") if part])
    except (Http404, AttributeError):
        return False
    return True


def is_led_on(path: str) -> bool:
    return Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists()


class HeadsOnly(HTTPSession):
    """Sees no redirects: for each of them, followed or not, requests reads the whole body."""

    def get_redirect_target(self, resp) -> None:
        return None


def polite_session() -> HTTPSession:
    """Every host is resolved once and called at that address; a private one is refused. Redirects are
    followed by `status_of`, each as an address of its own."""
    session = HeadsOnly(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=False,
            never_redirect=True,
            default_timeout=SECONDS,
            user_agent_override=f"link check of {settings.PUBLIC_URL}",
        )
    )
    session.trust_env = False
    return session


def call(url: str, session: requests.Session) -> Answer:
    try:
        status = status_of(session, "HEAD", url)
        if status in NO_HEAD:
            status = status_of(session, "GET", url)
    except InvalidIPAddress:
        return Answer(Problem.FORBIDDEN)
    except requests.exceptions.SSLError:
        return Answer(Problem.INSECURE)
    except requests.exceptions.ConnectionError as error:
        return Answer(Problem.UNKNOWN_HOST if "resolve" in str(error) else Problem.SILENT)
    except (requests.RequestException, ValueError):
        return Answer(Problem.SILENT)
    return Answer(judged(status), status)


def status_of(session: requests.Session, method: str, url: str) -> int:
    """The head of each answer only."""
    for _hop in range(HOPS):
        with session.request(method, url, allow_redirects=False, stream=True) as response:
            if not response.is_redirect:
                return response.status_code
            url = urljoin(url, requests.utils.requote_uri(response.headers["location"]))
    raise requests.TooManyRedirects(url)


def judged(status: int) -> str:
    if status in GONE:
        return Problem.NOT_FOUND
    if status < 400 or status in BUSY:
        return Problem.NONE
    return Problem.FAULT if status >= 500 else Problem.REFUSED
