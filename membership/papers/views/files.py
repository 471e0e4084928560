from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ..access import user_can_read
from ..models import FileKind, PrivateFile

# A script could do nothing even if a browser mistook a file for a page. PDF viewers do not start
# in a sandbox, and a PDF has no scripts of our origin.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
INLINE_KINDS = frozenset({FileKind.IMAGE, FileKind.PDF})


def readable_file(request, pk) -> PrivateFile:
    """The file, or 404: whoever may not read it does not learn that it is there."""
    file = get_object_or_404(PrivateFile, pk=pk)
    if not user_can_read(request.user, file):
        raise Http404
    return file


def keep_private(response):
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "no-referrer"
    return response


def stream(request, stored, *, content_type: str, name: str, attachment: bool):
    try:
        size = stored.size
        content = None if request.method == "HEAD" else stored.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(content or (), content_type=content_type, as_attachment=attachment, filename=name)
    response["Content-Length"] = size
    return keep_private(response)


@require_safe
def open_file(request, pk):
    file = readable_file(request, pk)
    response = stream(
        request,
        file.file,
        content_type=file.content_type,
        name=file.name,
        attachment=file.kind not in INLINE_KINDS or "download" in request.GET,
    )
    response["Content-Security-Policy"] = PDF_POLICY if file.kind == FileKind.PDF else SANDBOX
    return response


@require_safe
def thumbnail(request, pk):
    file = readable_file(request, pk)
    if not file.thumbnail:
        raise Http404
    response = stream(
        request, file.thumbnail, content_type="image/jpeg", name="thumbnail.jpg", attachment=False
    )
    response["Content-Security-Policy"] = SANDBOX
    return response


def picture_response(content: bytes) -> HttpResponse:
    response = keep_private(HttpResponse(content, content_type="image/jpeg"))
    response["Content-Security-Policy"] = SANDBOX
    return response
