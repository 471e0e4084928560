"""Sets all issues in one go, so that fonts are cut down once, and takes them apart afterwards. Drawings are
fetched as pictures: read as a part of the page they would cost twice the time."""

import io
from functools import partial

import pypdfium2
from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.urls import URLFetcherResponse

from .drawing import cover_drawing, drawing
from .plan import ArticlePlan, IssuePlan


def set_issues(plans: list[IssuePlan], *, title: str) -> list[bytes]:
    drawings: dict[str, str] = {}
    issues = [
        {
            "plan": plan,
            "cover": kept(drawings, cover_drawing(plan.seed)),
            "articles": [
                {
                    "article": article,
                    "columns": columns_of(article),
                    "drawing": kept(drawings, drawing(article.motif, article.seed)),
                }
                for article in plan.articles
            ],
        }
        for plan in plans
    ]
    html = render_to_string("magazine/demo/issues.html", {"issues": issues, "title": title})
    whole = pypdfium2.PdfDocument(HTML(string=html, url_fetcher=partial(fetch, drawings)).write_pdf())
    parts, first = [], 0
    for plan in plans:
        parts.append(part_of(whole, first, plan.page_count))
        first += plan.page_count
    return parts


def kept(drawings: dict[str, str], svg: str) -> str:
    """The address under which the page finds it."""
    address = f"drawing:{len(drawings)}"
    drawings[address] = svg
    return address


def fetch(drawings: dict[str, str], url: str, *args, **kwargs) -> URLFetcherResponse:
    if url not in drawings:
        raise ValueError(f"The magazine fetches nothing else: {url}")
    return URLFetcherResponse(url, drawings[url].encode(), {"Content-Type": "image/svg+xml"})


def columns_of(article: ArticlePlan) -> tuple[list[str], list[str]]:
    """Two columns of about the same length; cut between sentences where a paragraph is too long."""
    half = sum(map(len, article.paragraphs)) // 2
    left, right, length = [], [], 0
    for paragraph in article.paragraphs:
        (left if length + len(paragraph) // 2 < half else right).append(paragraph)
        length += len(paragraph)
    return left, right


def part_of(whole: pypdfium2.PdfDocument, first: int, count: int) -> bytes:
    part = pypdfium2.PdfDocument.new()
    part.import_pages(whole, list(range(first, first + count)))
    out = io.BytesIO()
    part.save(out)
    return out.getvalue()
