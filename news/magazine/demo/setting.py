"""Sets all issues in one go, so that fonts are cut down once, and takes them apart afterwards."""

import io

import pypdfium2
from django.template.loader import render_to_string
from weasyprint import HTML

from .drawing import cover_drawing, drawing
from .plan import ArticlePlan, IssuePlan


def set_issues(plans: list[IssuePlan], *, title: str) -> list[bytes]:
    issues = [
        {"plan": plan, "cover": cover_drawing(plan.seed), "articles": articles_of(plan)} for plan in plans
    ]
    html = render_to_string("magazine/demo/issues.html", {"issues": issues, "title": title})
    whole = pypdfium2.PdfDocument(HTML(string=html, url_fetcher=refuse).write_pdf())
    parts, first = [], 0
    for plan in plans:
        parts.append(part_of(whole, first, plan.page_count))
        first += plan.page_count
    return parts


def articles_of(plan: IssuePlan) -> list[dict]:
    return [
        {"article": article, "columns": columns_of(article), "drawing": drawing(article.motif, article.seed)}
        for article in plan.articles
    ]


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


def refuse(url, *args, **kwargs):
    raise ValueError(f"The magazine fetches nothing: {url}")
