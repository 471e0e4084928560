from .cleaning import delete_unused_pdfs
from .keeping import keep_pdf, make_again, store_pdf
from .making import make_pages, rescue_pdfs
from .showing import show_pages

__all__ = [
    "delete_unused_pdfs",
    "keep_pdf",
    "make_again",
    "make_pages",
    "rescue_pdfs",
    "show_pages",
    "store_pdf",
]
