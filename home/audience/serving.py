"""Where pages and documents are handed out, limits are asked. Nothing limited is kept by a cache."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from wagtail.documents.models import AbstractDocument
from wagtail.documents.views.serve import serve
from wagtail.models import Page

from .closing import Closed, closed_page, closed_response
from .documents import may_open
from .limits import collection_limits, page_limits
from .readers import Reader, reader_of
from .references import pages_showing

LONGEST_NUMBER = 18  # digits; more fit into no column


def guard_page(serve: Callable) -> Callable:
    """Around the serving of every page. Wagtail's own restrictions are left to Wagtail."""

    def guarded(page: Page, request: HttpRequest, args: list, kwargs: dict) -> HttpResponse:
        reader = reader_of(request)
        gates = [gate for gate in page_limits(reader).on_the_way_to(page.path) if gate.is_ours]
        closed = [gate for gate in gates if not gate.admits(reader)]
        if closed:
            return closed_response(request, closed_page(page, closed))
        response = serve(page, request, args, kwargs)
        if gates:
            add_never_cache_headers(response)
        return response

    return guarded


def guard_document(document: AbstractDocument, request: HttpRequest) -> HttpResponse | None:
    """Before a document is served; where Wagtail restricts the collection, Wagtail answers."""
    reader = reader_of(request)
    opens = may_open(document, reader)
    request.document_is_for_all = opens and (reader == Reader.VISITOR or may_open(document, Reader.VISITOR))
    if opens:
        return None
    gates = collection_limits(reader).on_the_way_to(document.collection.path)
    closed = [gate for gate in gates if not gate.admits(reader)]
    if not all(gate.is_ours for gate in closed):
        return None
    return closed_response(
        request, Closed(document.title, closed, file=document) if closed else _by_its_pages(document, reader)
    )


def _by_its_pages(document: AbstractDocument, reader: Reader) -> Closed:
    """What only an unpublished page offers is not there yet."""
    pages = pages_showing(document)
    if not pages:
        raise Http404
    gates = page_limits(reader).on_the_way_to(pages[0].path)
    closed = [gate for gate in gates if not gate.admits(reader)]
    return Closed(document.title, closed, file=document, shown_on=pages[0])


def serve_document(request: HttpRequest, document_id: str, document_filename: str) -> HttpResponse:
    """Wagtail's view; what is not for everybody stays out of shared caches and of the browser's."""
    if len(document_id) > LONGEST_NUMBER:
        raise Http404
    response = serve(request, document_id, document_filename)
    if not getattr(request, "document_is_for_all", False):
        add_never_cache_headers(response)
    return response
