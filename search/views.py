from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.audience.readers import reader_of

from .completing import complete
from .find import LONGEST, PAGE_SIZE, Results, find
from .limits import asks_too_often
from .models import Kind
from .sections import sections_of
from .terms import note_words, popular_words


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    words = _plain(typed)
    busy = bool(words) and asks_too_often(request, "search")
    found = Results(words=words) if busy else find(**_question(request, words))
    if words and not busy and found.page == 1 and not found.kind and request.method == "GET":
        note_words(found.words)
    context = {
        "found": found,
        "is_shortened": len(words) > LONGEST,
        "longest": LONGEST,
        "busy": busy,
        "filters": _filters(found),
        "rows": sections_of(found.items),
        "shown": Paginator(range(found.last_page * PAGE_SIZE), PAGE_SIZE).page(found.page),
    }
    if not found.items:
        context["popular"] = popular_words()
    response = render(request, "search/results.html", context, status=429 if busy else 200)
    response["X-Robots-Tag"] = "noindex, follow"
    return response


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Titles for what is half typed."""
    words = _plain(request.GET.get("q", ""))
    if asks_too_often(request, "suggest"):
        return JsonResponse({"titles": []}, status=429)
    return JsonResponse({"titles": complete(words=words, reader=reader_of(request))})


def _question(request: HttpRequest, words: str) -> dict:
    page = request.GET.get("page", "")
    return {
        "words": words,
        "kind": request.GET.get("kind"),
        "reader": reader_of(request),
        "page": int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
    }


def _plain(typed: str) -> str:
    return " ".join(typed[:10_000].replace("\x00", " ").split())


def _filters(found: Results) -> list[tuple]:
    """The kinds there are results of, and the chosen one."""
    kinds = [kind for kind in Kind if kind in found.counts or kind == found.kind]
    return [(kind, found.counts.get(kind, 0)) for kind in kinds]
