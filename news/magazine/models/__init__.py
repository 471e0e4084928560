from .index import MagazineIndexPage
from .issue import MagazineArticle, MagazineIssuePage
from .pdf import MagazinePdf, MagazineSheet, PdfState

__all__ = [
    "MagazineArticle",
    "MagazineIndexPage",
    "MagazineIssuePage",
    "MagazinePdf",
    "MagazineSheet",
    "PdfState",
]
