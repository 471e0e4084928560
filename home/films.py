"""Films of one's own, part by part: browsers ask for them so, and some play nothing else."""

import re
from mimetypes import guess_type

from django.http import HttpRequest, HttpResponse

from home.blocks.article import FILMS

PART = 1024 * 1024
ASKED = re.compile(r"bytes=(\d*)-(\d*)")


def serve_part(document, request: HttpRequest) -> HttpResponse | None:
    """The bytes asked for, or the first of them; None leaves the file to be served as a whole."""
    if document.file_extension.lower() not in FILMS or "Range" not in request.headers:
        return None
    size = document.file.size
    span = asked_span(request.headers["Range"], size)
    if span is None:
        return None
    if not span:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.file.open("rb") as film:
        film.seek(span.start)
        content = film.read(len(span))
    return HttpResponse(
        content,
        status=206,
        content_type=guess_type(document.filename)[0],
        headers={
            "Accept-Ranges": "bytes",
            "Content-Range": f"bytes {span.start}-{span.stop - 1}/{size}",
            "Content-Security-Policy": "default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )


def asked_span(header: str, size: int) -> range | None:
    """Which bytes; empty when the film has none there, None when the header says anything else."""
    match = ASKED.fullmatch(header.strip())
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    stop = min(int(last) + 1 if first and last else size, size)
    return range(start, min(stop, start + PART))
