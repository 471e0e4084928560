"""Parts of files, for those who ask so: players of films, and viewers of long PDFs."""

import re
from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
CHUNK = 64 * 1024


def part_of(file, asked: str, *, most: int | None = None, **options) -> HttpResponseBase | None:
    """The bytes asked for, at most so many of them; None leaves the file to be served as a whole."""
    size = file.size
    span = asked_span(asked, size)
    if span is None:
        return None
    if not span:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    span = span[:most]
    kind = HttpResponse if most else StreamingHttpResponse  # Wagtail's hooks take no stream
    response = kind(chunks_of(file, span), status=206, **options)
    response["Accept-Ranges"] = "bytes"
    response["Content-Encoding"] = "identity"  # a part of something compressed would be no part of the file
    response["Content-Length"] = len(span)
    response["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    return response


def asked_span(header: str, size: int) -> range | None:
    """Which bytes; empty when the file has none there, None when the header says anything else."""
    match = ASKED.fullmatch(header.strip())
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    stop = min(int(last) + 1 if first and last else size, size)
    return range(start, max(start, stop))


def chunks_of(file, span: range) -> Iterator[bytes]:
    with file.open("rb") as stored:
        stored.seek(span.start)
        left = len(span)
        while left and (chunk := stored.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
