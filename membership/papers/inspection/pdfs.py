"""PDFs, opened by PDFium, which allows one thread at a time."""

import io
import threading
from contextlib import contextmanager
from typing import BinaryIO

import pypdfium2
from django.core.exceptions import ValidationError
from pypdfium2.raw import FPDF_ERR_PASSWORD

from ..errors import refusal
from .limits import MAX_PDF_PAGES, THUMBNAIL_SIDE

_pdfium = threading.Lock()
MAX_SCALE = 4


def check_pdf(stream: BinaryIO) -> tuple[int, bytes]:
    """How many pages it has, and its first page as a thumbnail."""
    with open_pdf(stream) as document:
        pages = len(document)
        if pages == 0:
            raise refusal("damaged")
        if pages > MAX_PDF_PAGES:
            raise refusal("too_many_pages", pages=pages, limit=MAX_PDF_PAGES)
        return pages, draw_page(document, 0, THUMBNAIL_SIDE)


def page_picture(stream: BinaryIO, index: int, side: int) -> bytes:
    with open_pdf(stream) as document:
        return draw_page(document, index, side)


@contextmanager
def open_pdf(stream: BinaryIO):
    stream.seek(0)
    content = stream.read()
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            code = "encrypted" if error.err_code == FPDF_ERR_PASSWORD else "damaged"
            raise refusal(code) from error
        try:
            yield document
        except ValidationError:
            raise
        except pypdfium2.PdfiumError as error:
            raise refusal("damaged") from error
        finally:
            document.close()


def draw_page(document, index: int, side: int) -> bytes:
    """Scale follows the page, so that a page of any size costs the same."""
    page = document[index]
    width, height = page.get_size()
    longest = max(width, height, 1)
    bitmap = page.render(scale=min(side / longest, MAX_SCALE))
    out = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(out, "JPEG", quality=85)
    page.close()
    return out.getvalue()
