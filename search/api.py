"""The search for other front ends: what the results page shows, in the same order, to the same readers."""

from django.urls import path
from rest_framework.exceptions import Throttled
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet
from wagtail.api.v2.utils import get_full_url

from home.api.answering import AnswersReaders

from .find import PAGE_SIZE, Results, find
from .limits import asks_too_often
from .questions import read_question
from .showing import Found


class Search(AnswersReaders, ViewSet):
    """`?q=` what to look for, `?kind=` one kind of result, `?page=` from 1."""

    def listing_view(self, request):
        if asks_too_often(request._request, "search"):
            raise Throttled(wait=60)
        return Response(self.answer(find(reader=self.reader, **read_question(request.GET))))

    def answer(self, found: Results) -> dict:
        return {
            "meta": {
                "total_count": found.total,
                "counts": {str(kind): count for kind, count in found.counts.items()},
                "page": found.page,
                "last_page": found.last_page,
                "page_size": PAGE_SIZE,
                "words": found.words,
                "some_words_only": found.is_loose,
                "suggestion": found.suggestion or None,
            },
            "promoted": [
                {"title": pick.title, "url": self.absolute(pick.url), "description": pick.description}
                for pick in found.promoted
            ],
            "items": [self.item(item) for item in found.items],
        }

    def item(self, item: Found) -> dict:
        entry = item.entry
        parts = [*item.title, *item.excerpt]
        return {
            "kind": entry.kind,
            "title": entry.heading,
            "excerpt": "".join(part.text for part in item.excerpt),
            "matches": list(dict.fromkeys(part.text for part in parts if part.is_match)),
            "url": self.absolute(entry.url),
            "date": entry.date,
            "section": entry.section or None,
            "label": entry.label or None,
            "issue_number": entry.issue_number,
            "page_number": entry.page_number,
            "file_size": entry.file_size,
            "is_closed": item.is_closed,
        }

    def absolute(self, address: str) -> str:
        return get_full_url(self.request, address)


urlpatterns = [path("", Search.as_view({"get": "listing_view"}), name="listing")]
