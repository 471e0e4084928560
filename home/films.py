"""Films of one's own, part by part: browsers ask for them so, and some play nothing else."""

from mimetypes import guess_type

from django.http import HttpRequest, HttpResponse

from home.blocks.article import FILMS
from home.parts import part_of

PART = 1024 * 1024


def serve_part(document, request: HttpRequest) -> HttpResponse | None:
    """The bytes asked for, or the first of them; None leaves the film to be served as a whole."""
    if document.file_extension.lower() not in FILMS or "Range" not in request.headers:
        return None
    kind = guess_type(document.filename)[0]
    response = part_of(document.file, request.headers["Range"], most=PART, content_type=kind)
    if response is not None:
        response["Content-Security-Policy"] = "default-src 'none'"
        response["X-Content-Type-Options"] = "nosniff"
    return response
