"""Serves stored pages to visitors, and stores what may be served to any of them.

Not Django's own cache middleware, nor wagtail-cache which is built on it: both store under what is current
after rendering (a page rendered during a publish would count as fresh), keep a copy for each cookie, and
look up two entries for each answer."""

import zlib
from dataclasses import astuple, dataclass
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import cc_delim_re, get_conditional_response, patch_vary_headers
from django.utils.translation import get_language_from_request

from home.page_cache.generation import current_generation

PAGE_VIEWS = {"wagtail_serve"}
LARGEST = 1024 * 1024
LONGEST_QUERY = 200
# What any page may be asked for by its address; with anything else, such as words to look for, it is rendered
# for this visitor alone. A page is kept only under what its own type reads: `query_parameters` of its class.
PARAMETERS = {"category", "city", "level", "page", "section", "sort"}
# Added by those who pass an address on; a page never reads them, so it may come from memory.
PASSED_ON = {"from", "isappinstalled", "gclid", "fbclid", "bd_vid", "spm", "scene", "clicktime", "enterid"}
KEPT_APART = {"accept-encoding", "accept-language", "cookie"}
NEVER_KEPT = {"private", "no-store", "no-cache"}
PERSONAL_HEADERS = {"HTTP_AUTHORIZATION", "HTTP_HX_REQUEST"}
ANY_BROWSER_ASKS_AGAIN = "max-age=0, must-revalidate"
GZIP_HEADER_AND_TRAILER = 31


@dataclass(frozen=True, slots=True)
class StoredPage:
    generation: str
    headers: dict[str, str]
    body: bytes  # gzip


class PageCacheMiddleware:
    """Stands before sessions and the policy for scripts: what is stored carries their headers already."""

    sync_capable, async_capable = True, False

    def __init__(self, get_response):
        self.get_response = get_response
        self.seconds = settings.PAGE_CACHE_SECONDS
        self.pages = caches["pages"]
        # Apart, so that however many are asked for, none of the others has to make room.
        self.narrowed = caches["narrowed-pages"]
        self.personal = {settings.SESSION_COOKIE_NAME, "messages"}

    def __call__(self, request):
        key, query, may_store = self.key_of(request)
        pages = self.narrowed if query else self.pages
        generation = current_generation() if key else None
        if generation is None:
            return self.get_response(request)
        if (stored := pages.get(key)) is not None and stored[0] == generation:
            return answer(request, StoredPage(*stored))
        request.page_generation = generation
        response = self.get_response(request)
        if may_store and is_read_by_page(query, response) and is_for_everybody(request, response):
            page = page_from(response, generation)
            pages.set(key, astuple(page), self.seconds)
            return answer(request, page)
        return response

    def key_of(self, request) -> tuple[str, str, bool]:
        """Under what this request's page is kept, empty for none; what it is asked for beside its path; and
        whether it may be put there."""
        if not self.seconds or request.method not in ("GET", "HEAD"):
            return "", "", False
        if not (self.personal.isdisjoint(request.COOKIES) and PERSONAL_HEADERS.isdisjoint(request.META)):
            return "", "", False
        query, passed_on = known_query(request.META.get("QUERY_STRING", ""))
        if query is None:
            return "", "", False
        language = get_language_from_request(request)
        address = f"{request.scheme} {request.get_host()} {language} {request.path} {query}"
        key = blake2b(address.encode(), digest_size=20).hexdigest()
        return key, query, request.method == "GET" and not passed_on


def known_query(raw: str) -> tuple[str | None, bool]:
    """The query in one order, None with a parameter nobody knows; and whether it was passed on."""
    if not raw:
        return "", False
    if len(raw) > LONGEST_QUERY:
        return None, False
    pairs = parse_qsl(raw, keep_blank_values=True)
    known = [pair for pair in pairs if pair[0] not in PASSED_ON and not pair[0].startswith("utm_")]
    if not {name for name, _value in known} <= PARAMETERS:
        return None, False
    return urlencode(sorted(known, key=lambda pair: pair[0])), len(known) < len(pairs)


def is_read_by_page(query: str, response) -> bool:
    """Whether the page that was shown is another one for this query."""
    if not query:
        return True
    page = (getattr(response, "context_data", None) or {}).get("page")
    return {name for name, _value in parse_qsl(query)} <= set(getattr(page, "query_parameters", ()))


def is_for_everybody(request, response) -> bool:
    match = request.resolver_match
    return (
        response.status_code == 200
        and match is not None
        and match.view_name in PAGE_VIEWS
        and not response.streaming
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and response.get("Content-Type", "").startswith(("text/", "application/atom", "application/rss"))
        and NEVER_KEPT.isdisjoint(words_of(response, "Cache-Control"))
        and words_of(response, "Vary") <= KEPT_APART
        and "'nonce-" not in response.get("Content-Security-Policy", "")
        and not getattr(request, "is_preview", False)
        and len(response.content) <= LARGEST
    )


def words_of(response, header: str) -> set[str]:
    return {word for word in cc_delim_re.split(response.get(header, "").lower()) if word}


def page_from(response, generation: str) -> StoredPage:
    patch_vary_headers(response, ("Accept-Encoding", "Accept-Language", "Cookie"))
    headers = {name: value for name, value in response.items() if name != "Content-Length"}
    headers["Cache-Control"] = ANY_BROWSER_ASKS_AGAIN
    headers["ETag"] = f'W/"{blake2b(response.content, digest_size=16).hexdigest()}"'
    packer = zlib.compressobj(6, zlib.DEFLATED, GZIP_HEADER_AND_TRAILER)
    return StoredPage(generation, headers, packer.compress(response.content) + packer.flush())


def answer(request, page: StoredPage):
    headers = page.headers
    if "HTTP_IF_NONE_MATCH" in request.META:
        unchanged = get_conditional_response(request, etag=headers["ETag"])
        if unchanged is not None:
            for name in ("Cache-Control", "Vary", "Content-Language"):
                if name in headers:
                    unchanged[name] = headers[name]
            unchanged["ETag"] = headers["ETag"]
            return unchanged
    if re_accepts_gzip.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        packed = {"Content-Encoding": "gzip", "Content-Length": str(len(page.body))}
        return HttpResponse(page.body, headers=headers | packed)
    body = zlib.decompress(page.body, GZIP_HEADER_AND_TRAILER)
    return HttpResponse(body, headers=headers | {"Content-Length": str(len(body))})
