from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.audience.readers import reader_of

from .backends.down import SearchIsDown
from .completing import complete
from .find import LONGEST, PAGE_SIZE, Results, find
from .limits import asks_too_often
from .models import Kind
from .questions import read_question, words_of
from .sections import sections_of
from .terms import note_words, popular_words


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    words = words_of(request.GET)
    busy = bool(words) and asks_too_often(request, "search")
    question = read_question(request.GET)
    is_down, found = False, Results(words=words[:LONGEST])
    if not busy:
        try:
            found = find(reader=reader_of(request), **question)
        except SearchIsDown:
            is_down = True
    if words and not busy and not is_down and found.page == 1 and not found.kind and request.method == "GET":
        note_words(found.words)
    context = {
        "found": found,
        "is_shortened": len(words) > LONGEST,
        "longest": LONGEST,
        "busy": busy,
        "is_down": is_down,
        "filters": _filters(found),
        "rows": sections_of(found.items),
        "shown": Paginator(range(found.last_page * PAGE_SIZE), PAGE_SIZE).page(found.page),
    }
    if not found.items:
        context["popular"] = popular_words()
    response = render(
        request, "search/results.html", context, status=429 if busy else 503 if is_down else 200
    )
    response["X-Robots-Tag"] = "noindex, follow"
    return response


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Titles for what is half typed."""
    if asks_too_often(request, "suggest"):
        return JsonResponse({"titles": []}, status=429)
    response = JsonResponse({"titles": complete(words=words_of(request.GET), reader=reader_of(request))})
    response["Cache-Control"] = "private, max-age=60"
    return response


def _filters(found: Results) -> list[tuple]:
    """The kinds there are results of, and the chosen one."""
    kinds = [kind for kind in Kind if kind in found.counts or kind == found.kind]
    return [(kind, found.counts.get(kind, 0)) for kind in kinds]
