"""How every endpoint answers: who may keep the answer, and who may ask from another site."""

from django.db import DataError
from django.http import Http404, HttpRequest
from django.utils.cache import add_never_cache_headers, get_conditional_response, set_response_etag
from rest_framework.response import Response
from rest_framework.throttling import AnonRateThrottle
from wagtail.api.v2.utils import BadRequestError

from home.audience.readers import Reader, reader_of
from membership.addresses import address_of, household_of

LONGEST_NUMBER = 18  # digits; more fit into no column


class VisitorThrottle(AnonRateThrottle):
    """Counts as all our limits do: behind our own proxies, an IPv6 household as one."""

    def get_ident(self, request) -> str:
        return household_of(address_of(request)) or "unknown"


class AnswersReaders:
    """For viewsets. A visitor's answer may be kept and asked for again with its ETag, and any other site may
    read it, since browsers send no cookies along; an answer to somebody who is logged in is theirs alone."""

    @property
    def reader(self) -> Reader:
        return reader_of(self.request._request)

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        if reader_of(request) != Reader.VISITOR or response.status_code >= 400:
            add_never_cache_headers(response)
            return response
        response["Cache-Control"] = "public, max-age=0, must-revalidate"
        if isinstance(response, Response):
            response.render()
        set_response_etag(response)  # a redirect has nothing to keep, and gets none
        return get_conditional_response(request, etag=response.get("ETag"), response=response)

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        query = request.GET
        if any("\x00" in text for name, values in query.lists() for text in (name, *values)):
            raise BadRequestError("null characters are not allowed")
        if any(is_too_long(query.get(name, "")) for name in ("offset", "limit")):
            raise BadRequestError("offset and limit must be numbers that can be counted")
        if self.action == "find_view" and "id" in query and not query["id"].isdecimal():
            raise Http404

    def handle_exception(self, exc):
        """A number that no column holds is the question's fault."""
        if isinstance(exc, (BadRequestError, OverflowError, DataError)):
            return Response({"message": str(exc)}, status=400)
        return super().handle_exception(exc)


def is_too_long(number: str) -> bool:
    return len(number) > LONGEST_NUMBER
