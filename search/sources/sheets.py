"""The pages of magazine issues: each is found by its own words and opens at its own place."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Q
from wagtail.models import Page

from news.magazine.models import MagazineArticle, MagazineIssuePage, MagazineSheet

from ..entries import Draft, write_entries
from ..models import Kind
from .pages import findable_pages


def rebuild() -> None:
    for issue in _findable_issues():
        write_sheets(issue)
    gone = ~Q(page_id__in=_findable_issues().values("pk"))
    write_entries(model=MagazineSheet, drafts=(), among=gone)


def page_changed(page: Page) -> None:
    if isinstance(page.specific_deferred, MagazineIssuePage):
        issue = _findable_issues().filter(pk=page.pk).first()
        if issue is None:
            write_entries(model=MagazineSheet, drafts=(), among=Q(page_id=page.pk))
        else:
            write_sheets(issue)


def below_changed(page: Page) -> None:
    for issue in MagazineIssuePage.objects.filter(path__startswith=page.path):
        page_changed(issue)


def write_sheets(issue: MagazineIssuePage) -> None:
    """Those that its readers see: the old ones until a new PDF is ready, none without a PDF."""
    sheets = issue.sheets.only("number", "text", "sha", "issue").order_by("number")
    if issue.pdf_id is None:
        sheets = sheets.none()
    write_entries(model=MagazineSheet, drafts=_drafts(issue, sheets), among=Q(page_id=issue.pk))


def _findable_issues():
    return MagazineIssuePage.objects.filter(pk__in=findable_pages().values("pk"))


def _drafts(issue: MagazineIssuePage, sheets) -> Iterator[Draft]:
    """A sheet is called by the articles that begin on it."""
    beginning: dict[int, list[MagazineArticle]] = defaultdict(list)
    for article in issue.articles.all():
        if article.page_number:
            beginning[article.page_number + issue.pages_before].append(article)
    column = ""
    for sheet in sheets:
        articles = beginning[sheet.number]
        column = articles[-1].section if articles else column
        yield Draft(
            object_id=sheet.pk,
            page_id=issue.pk,
            kind=Kind.MAGAZINE,
            url=issue.sheet_url(sheet.number),
            title=" · ".join(article.title for article in articles),
            body="\n".join([*(article.authors for article in articles if article.authors), sheet.text]),
            section=issue.title,
            label=column,
            date=issue.date,
            issue_number=issue.overall_number,
            page_number=sheet.number,
            picture_url=sheet.thumbnail_url,
        )
