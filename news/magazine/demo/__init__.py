"""A made-up magazine: twelve issues over two years, written, drawn and set by code."""

from datetime import date, timedelta
from functools import cache

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page

from ..models import MagazineArticle, MagazineIndexPage, MagazineIssuePage
from ..services import store_pdf
from .plan import IssuePlan, plan_issues
from .setting import set_issues


def add_magazine(*, home: Page, title: str, name: str, lead: str, licence: str) -> MagazineIndexPage:
    """The archive with its issues; their pages are made by the worker after the commit. `name` stands on the
    covers."""
    index = MagazineIndexPage(
        title=title,
        slug="magazine",
        show_in_menus=True,
        lead=lead,
        issn=licence,
    )
    home.add_child(instance=index)
    index.save_revision().publish()
    plans = plan_issues(newest=newest_issue(timezone.localdate()))
    newest_first = reversed(list(zip(plans, pdfs_of(tuple(plans), name), strict=True)))
    for plan, content in newest_first:  # in this order the worker makes their pages
        add_issue(index=index, plan=plan, content=content, name=name)
    return index


@cache
def pdfs_of(plans: tuple[IssuePlan, ...], name: str) -> list[bytes]:
    """Set once in a process, however often the demonstration is loaded in it."""
    return set_issues(list(plans), title=name)


def add_issue(*, index: MagazineIndexPage, plan: IssuePlan, content: bytes, name: str) -> MagazineIssuePage:
    file = ContentFile(content, name=f"{name}{plan.year}年第{plan.number}期.pdf")
    issue = MagazineIssuePage(
        title=f"{plan.year}年第{plan.number}期",
        slug=f"{plan.year}-{plan.number}",
        year=plan.year,
        number=plan.number,
        overall_number=plan.overall_number,
        date=plan.date,
        summary=plan.summary,
        pages_before=2,
        pdf=store_pdf(upload=file, pages=plan.page_count),
    )
    issue.articles = [
        MagazineArticle(
            title=article.title,
            authors=article.authors,
            section=article.section,
            page_number=place,
            sort_order=place,
        )
        for place, article in enumerate(plan.articles, start=1)
    ]
    index.add_child(instance=issue)
    issue.save_revision().publish()
    return issue


def newest_issue(today: date) -> date:
    """The day on which the newest issue came out: the 20th of every second month."""
    day = today.replace(day=20)
    while day > today or day.month % 2:
        day = (day.replace(day=1) - timedelta(days=1)).replace(day=20)
    return day
