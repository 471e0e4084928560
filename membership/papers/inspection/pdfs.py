"""PDFs, opened by PDFium in the box."""

from typing import BinaryIO

from ..errors import refusal
from .box import run_boxed
from .limits import MAX_PDF_PAGES, PDF_SECONDS, THUMBNAIL_SIDE


def check_pdf(stream: BinaryIO) -> tuple[int, bytes]:
    """How many pages it has, and its first page as a thumbnail."""
    pages, drawn = draw_pages(stream, 0, 0, THUMBNAIL_SIDE)
    if pages > MAX_PDF_PAGES:
        raise refusal("too_many_pages", pages=pages, limit=MAX_PDF_PAGES)
    if not drawn:
        raise refusal("damaged")
    return pages, drawn[0]


def page_picture(stream: BinaryIO, index: int, side: int) -> bytes:
    _pages, drawn = draw_pages(stream, index, index, side)
    if not drawn:
        raise refusal("damaged")
    return drawn[0]


def draw_pages(stream: BinaryIO, first: int, last: int, side: int) -> tuple[int, list[bytes]]:
    """The number of pages, and those asked for as far as there are so many."""
    stream.seek(0)
    seconds = PDF_SECONDS + last - first
    answer, body = run_boxed("pages", stream.read(), first, last, side, seconds=seconds)
    drawn = []
    for size in answer["sizes"]:
        drawn.append(body[:size])
        body = body[size:]
    return answer["pages"], drawn
