from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from ..models import FileKind
from ..previews import cached_page, entry_content, file_content, printed_page, shown_or_reason
from .files import keep_private, picture_response, readable_file


@require_safe
@xframe_options_sameorigin
def preview(request, pk):
    """Shows what is in a file without downloading it; made to stand in a frame of our own pages."""
    file = readable_file(request, pk)
    context = {"file": file, "shown": shown_or_reason(file_content, file)}
    return keep_private(render(request, "papers/preview.html", context))


@require_safe
def page(request, pk, number, make=cached_page):
    file = readable_file(request, pk)
    if file.kind != FileKind.PDF or not 1 <= number <= (file.pages or 0):
        raise Http404
    try:
        return picture_response(make(file, number))
    except (ValidationError, FileNotFoundError) as error:
        raise Http404 from error


def print_page(request, pk, number):
    return page(request, pk, number, make=printed_page)


@require_safe
@xframe_options_sameorigin
def entry(request, pk, index):
    file = readable_file(request, pk)
    shown = shown_or_reason(entry_content, file, index)
    if shown is None:
        raise Http404
    context = {"file": file, "shown": shown, "is_entry": True}
    return keep_private(render(request, "papers/preview.html", context))
