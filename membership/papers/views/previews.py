from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..models import FileKind
from ..previews import cached_page, entry_content, file_content
from .files import keep_private, picture_response, readable_file


@require_safe
def preview(request, pk):
    """Shows what is in a file without downloading it; made to stand in a frame of our own pages."""
    file = readable_file(request, pk)
    return keep_private(render(request, "papers/preview.html", {"file": file, "shown": file_content(file)}))


@require_safe
def page(request, pk, number):
    file = readable_file(request, pk)
    if file.kind != FileKind.PDF or not 1 <= number <= (file.pages or 0):
        raise Http404
    return picture_response(cached_page(file, number))


@require_safe
def entry(request, pk, index):
    file = readable_file(request, pk)
    try:
        shown = entry_content(file, index)
    except ValidationError as error:
        shown = {"template": "papers/previews/message.html", "message": error.messages[0]}
    if shown is None:
        raise Http404
    return keep_private(render(request, "papers/preview.html", {"file": file, "shown": shown, "is_entry": True}))
