"""Pages by the thousand, straight into the tables: articles and issues like the ones that are there."""

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from home.models import HomePage
from home.page_cache import shown_changed
from news.magazine.demo import add_magazine
from news.magazine.models import MagazineIndexPage, MagazineIssuePage, MagazinePdf, MagazineSheet, PdfState
from news.models import NewsPage

BATCH = 500
SHEETS = 64


@transaction.atomic
def clone_pages(like: Page, count: int, values: Callable[[int], dict]) -> list[Page]:
    """Siblings of `like`, each with the values of its own that `values(number)` says."""
    rows = list(page_rows(like, count, values))
    made = Page.objects.bulk_create(rows, batch_size=BATCH)
    parent = like.get_parent()
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)
    model, taken = type(like), {field.attname for field in Page._meta.local_concrete_fields}
    own = [field for field in model._meta.local_concrete_fields if field.attname not in taken]
    kept = {field.attname: getattr(like, field.attname) for field in own}
    instances = []
    for number, page in enumerate(made):
        plain = {name: value for name, value in values(number).items() if name not in ("title", "slug")}
        instances.append(model(**kept | plain | {"page_ptr_id": page.pk}))
    for start in range(0, count, BATCH):
        model._base_manager._insert(instances[start : start + BATCH], fields=own, using="default", raw=True)
    shown_changed()
    return made


def page_rows(like: Page, count: int, values: Callable[[int], dict]) -> Iterator[Page]:
    parent, now = like.get_parent(), timezone.now()
    last = Page._str2int(parent.get_last_child().path[-Page.steplen :])
    for number in range(count):
        own = values(number)
        yield Page(
            path=Page._get_path(parent.path, like.depth, last + 1 + number), depth=like.depth, numchild=0,
            title=own["title"], draft_title=own["title"], slug=own["slug"],
            url_path=f"{parent.url_path}{own['slug']}/", content_type=like.content_type, locale=like.locale,
            translation_key=uuid.uuid4(), live=True, first_published_at=now, last_published_at=now,
        )  # fmt: skip


def add_articles(count: int) -> None:
    like, today = NewsPage.objects.live().filter(image__isnull=False).first(), timezone.localdate()

    def values(number: int) -> dict:
        day = today - timedelta(days=number // 3)
        return {"title": f"示例新闻第 {number} 条", "slug": f"bulk-{number}", "date": day}

    clone_pages(like, count, values)


def add_issues(count: int) -> None:
    if not MagazineIndexPage.objects.exists():
        add_magazine(home=HomePage.objects.get(), title="会刊", name="示例会刊", lead="示例", licence="示例")
    like = MagazineIssuePage.objects.live().first()
    template = {"size": 1, "sha256": "0" * 64, "page_count": SHEETS, "done": SHEETS, "state": PdfState.READY}
    pdfs = MagazinePdf.objects.bulk_create(
        MagazinePdf(file=f"bench/{number}.pdf", name="示例.pdf", **template) for number in range(count)
    )

    def values(number: int) -> dict:
        year, place = divmod(number, 6)
        own = {"year": 1985 + year, "number": place + 1, "overall_number": 100_000 + number}
        return own | {"title": f"示例第 {number} 期", "slug": f"bulk-{number}", "pdf_id": pdfs[number].pk}

    issues = clone_pages(like, count, values)
    for pdf, issue in zip(pdfs, issues, strict=True):
        pdf.shown_in_id = issue.pk
    MagazinePdf.objects.bulk_update(pdfs, ["shown_in"], batch_size=BATCH)
    MagazineSheet.objects.bulk_create(
        (sheet(pdf, number) for pdf in pdfs for number in range(1, SHEETS + 1)), batch_size=BATCH
    )


def sheet(pdf: MagazinePdf, number: int) -> MagazineSheet:
    picture = {"image": "bench/sheet.webp", "width": 1200, "height": 1700, "sha": "0" * 16}
    small = {"thumbnail": "bench/small.webp", "thumbnail_width": 240, "thumbnail_height": 340}
    words = f"示例第 {number} 页：燃气与供热行业的文字。" * 20
    return MagazineSheet(pdf=pdf, issue_id=pdf.shown_in_id, number=number, text=words, **picture | small)
