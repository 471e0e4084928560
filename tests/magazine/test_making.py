"""From an uploaded PDF to pages that are read."""

import contextlib
import io
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from news.magazine.models import MagazineIssuePage, MagazinePdf, MagazineSheet, PdfState
from news.magazine.services import keep_pdf, make_again, make_pages, making, rescue_pdfs
from news.magazine.signals import issue_ready
from tests.papers import samples

from .conftest import pages_of, pdf_of, upload

pytestmark = pytest.mark.django_db


def page_picture(client, sheet) -> Image.Image:
    response = client.get(sheet.image_url)
    assert response.status_code == 200
    return Image.open(io.BytesIO(response.getvalue()))


@pytest.fixture
def waiting(monkeypatch):
    """No worker is there: uploads wait."""
    monkeypatch.setattr("news.magazine.services.keeping.hurry", lambda pdf_id: None)


def test_a_published_issue_is_read_page_by_page_as_soon_as_its_pages_are_made(
    add_issue, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        issue = add_issue(pages=5)
    issue.refresh_from_db()
    assert issue.page_count == 5
    assert [sheet.number for sheet in issue.sheets.all()] == [1, 2, 3, 4, 5]
    assert "燃气管网第4页的示例文字" in issue.sheets.get(number=4).text
    picture = page_picture(client, issue.sheets.get(number=2))
    assert picture.format == "WEBP"
    assert max(picture.size) == 2000


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "空"),
        (samples.picture(), "PDF"),
        (b"%PDF-1.7\n" + b"broken" * 100, "损坏"),
        (pages_of(1)[:400], "损坏"),
        (samples.encrypted_pdf(), "密码"),
        (samples.plain_pdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"]), ""),
    ],
    ids=["empty", "a JPEG", "damaged", "cut off", "encrypted", "no pages"],
)
def test_an_editor_is_told_at_once_what_is_wrong_with_a_file(client, editor, content, message):
    client.force_login(editor)
    answer = client.post("/admin/magazine/pdfs/", {"file": upload(content)})
    assert answer.status_code == 422
    assert message in answer.json()["error"]
    assert answer.json()["error"]
    assert not MagazinePdf.objects.exists()


def test_a_pdf_above_the_limit_is_refused(settings, client, editor):
    settings.MAGAZINE_PDF_MEGABYTES = 0
    client.force_login(editor)
    answer = client.post("/admin/magazine/pdfs/", {"file": upload(pages_of(1))})
    assert answer.status_code == 422


def test_a_page_as_large_as_a_wall_costs_no_more_than_any_other(add_issue, client, waiting):
    issue = add_issue(content=pdf_of("示例长卷", size="4000mm 3000mm"))
    make_pages(pdf_id=issue.pdf_id)
    assert page_picture(client, issue.sheets.get()).size == (2000, 1500)


def test_what_a_killed_worker_had_made_is_not_made_again(add_issue, waiting, monkeypatch):
    issue = add_issue(pages=9)
    drawn = []
    draw = making.draw_sheets

    def die_at_the_second_batch(stream, first, last):
        drawn.append((first, last))
        if len(drawn) == 2:
            raise KeyboardInterrupt  # as abrupt as a signal: nothing is tidied up
        return draw(stream, first, last)

    monkeypatch.setattr(making, "draw_sheets", die_at_the_second_batch)
    with pytest.raises(KeyboardInterrupt):
        make_pages(pdf_id=issue.pdf_id)
    pdf = MagazinePdf.objects.get()
    assert (pdf.state, pdf.done) == (PdfState.WORKING, 4)
    assert not make_pages(pdf_id=pdf.pk), "somebody may still be at it"
    MagazinePdf.objects.update(claimed_at=pdf.claimed_at - 2 * making.CLAIM_LIFETIME)
    monkeypatch.setattr(making, "hurry", lambda pdf_id: make_pages(pdf_id=pdf_id))
    assert rescue_pdfs() == 1
    assert drawn == [(1, 4), (5, 8), (5, 8), (9, 9)]
    assert issue.sheets.count() == 9


def test_a_long_issue_is_shared_out_among_several_tasks(add_issue, waiting, monkeypatch):
    issue = add_issue(pages=6)
    sent = []
    monkeypatch.setattr(making, "TASK_SECONDS", -1)
    monkeypatch.setattr(making, "hurry", sent.append)
    make_pages(pdf_id=issue.pdf_id)
    assert sent == [issue.pdf_id]
    monkeypatch.setattr(making, "TASK_SECONDS", 60)
    make_pages(pdf_id=issue.pdf_id)
    assert issue.sheets.count() == 6


def test_readers_go_on_reading_the_old_pages_until_the_new_ones_are_ready(add_issue, waiting, monkeypatch):
    issue = add_issue(content=pdf_of("旧版一", "旧版二"))
    make_pages(pdf_id=issue.pdf_id)
    issue.pdf = keep_pdf(upload=upload(pdf_of("新版一", "新版二", "新版三")))
    issue.save_revision().publish()
    seen = []
    draw = making.draw_sheets

    def look_meanwhile(stream, first, last):
        seen.extend(issue.sheets.values_list("text", flat=True))
        return draw(stream, first, last)

    monkeypatch.setattr(making, "draw_sheets", look_meanwhile)
    make_pages(pdf_id=issue.pdf_id)
    assert seen == ["旧版一", "旧版二"]
    assert [sheet.text for sheet in issue.sheets.all()] == ["新版一", "新版二", "新版三"]
    assert MagazineIssuePage.objects.get().page_count == 3


def test_a_new_pdf_is_read_only_when_the_draft_that_names_it_is_published(add_issue, waiting):
    issue = add_issue(content=pdf_of("旧版"))
    make_pages(pdf_id=issue.pdf_id)
    issue.pdf = keep_pdf(upload=upload(pdf_of("新版")))
    draft = issue.save_revision()
    make_pages(pdf_id=issue.pdf_id)
    assert issue.sheets.get().text == "旧版"
    draft.publish()
    assert issue.sheets.get().text == "新版"


def test_other_rooms_hear_of_an_issue_when_its_pages_can_be_read(add_issue, waiting):
    heard = []

    def listen(sender, issue, **kwargs):
        heard.append(issue.sheets.count())

    issue_ready.connect(listen)
    try:
        issue = add_issue(pages=2)
        assert heard == []
        make_pages(pdf_id=issue.pdf_id)
        assert heard == [2]
    finally:
        issue_ready.disconnect(listen)


def test_a_page_that_cannot_be_drawn_is_named(add_issue, waiting, monkeypatch):
    issue = add_issue(pages=6)
    draw = making.draw_sheets

    def fail_at_six(stream, first, last):
        if last == 6:
            raise ValidationError("", code="too_complex")
        return draw(stream, first, last)

    monkeypatch.setattr(making, "draw_sheets", fail_at_six)
    make_pages(pdf_id=issue.pdf_id)
    pdf = MagazinePdf.objects.get()
    assert pdf.state == PdfState.FAILED
    assert "6" in pdf.failure_message
    assert not issue.sheets.exists()


def test_pages_made_again_keep_their_place_and_an_old_address_leads_to_the_new_picture(
    add_issue, client, waiting
):
    issue = add_issue(pages=2)
    make_pages(pdf_id=issue.pdf_id)
    sheet = issue.sheets.get(number=2)
    MagazineSheet.objects.filter(pk=sheet.pk).update(sha="0" * 16, text="")
    make_again(pdf_id=issue.pdf_id)
    make_pages(pdf_id=issue.pdf_id)
    assert issue.sheets.get(number=2).text
    old = client.get(sheet.image_url.replace(sheet.sha, "0" * 16))
    assert old["Location"] == issue.sheets.get(number=2).image_url


def test_pdfs_are_worked_on_one_after_another(add_issue, waiting, monkeypatch):
    first, second = add_issue(2026, 1, pages=1), add_issue(2026, 2, pages=1)
    refused = []
    draw = making.draw_sheets

    def try_the_other_meanwhile(*args):
        refused.append(make_pages(pdf_id=second.pdf_id) or first.sheets.count() > 0)
        return draw(*args)

    monkeypatch.setattr(making, "draw_sheets", try_the_other_meanwhile)
    make_pages(pdf_id=first.pdf_id)
    assert refused[0] is False
    assert second.sheets.count() == 1, "it began when the first was done"


def test_a_pdf_that_kills_its_workers_is_given_up(add_issue, waiting, monkeypatch):
    issue = add_issue(pages=2)
    tries = []

    def die(*args):
        tries.append(args)
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "draw_sheets", die)
    for _time in range(making.MOST_ATTEMPTS + 3):
        with contextlib.suppress(KeyboardInterrupt):
            make_pages(pdf_id=issue.pdf_id)
        MagazinePdf.objects.filter(state=PdfState.WORKING).update(
            claimed_at=timezone.now() - timedelta(days=1)
        )
    pdf = MagazinePdf.objects.get()
    assert len(tries) == making.MOST_ATTEMPTS
    assert pdf.state == PdfState.FAILED
    assert "已停止" in pdf.failure_message
    make_again(pdf_id=pdf.pk)
    assert MagazinePdf.objects.get().attempts == 0


def test_a_task_does_not_outlive_its_time_over_a_slow_batch(add_issue, waiting, monkeypatch):
    issue = add_issue(pages=4)
    now, claims, draw = [0.0], [], making.draw_sheets

    def draw_slowly(stream, first, last):
        now[0] += 40
        claims.append(MagazinePdf.objects.get().claimed_at)
        if first != last:
            raise ValidationError("", code="too_complex")
        return draw(stream, first, last)

    monkeypatch.setattr(making, "draw_sheets", draw_slowly)
    monkeypatch.setattr(making.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(making, "hurry", lambda pdf_id: None)
    make_pages(pdf_id=issue.pdf_id)
    pdf = MagazinePdf.objects.get()
    assert now[0] == 80, "the batch and one page"
    assert (pdf.state, pdf.done, pdf.attempts) == (PdfState.WAITING, 1, 0)
    assert claims[0] < claims[1], "the claim is renewed between the two"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no locks of rows")
def test_locks_are_taken_in_the_order_in_which_publishing_takes_them(add_issue, waiting):
    """Claims share one row; the issue comes before its PDF."""
    issue = add_issue(pages=1)
    with CaptureQueriesContext(connection) as queries:
        make_pages(pdf_id=issue.pdf_id)
    locks = [each["sql"] for each in queries if "FOR UPDATE" in each["sql"] or "FOR NO KEY" in each["sql"]]
    tables = [re.search(r'FROM "(\w+)"', sql)[1] for sql in locks]
    assert tables[0] == "django_content_type"
    finishing = tables.index("magazine_magazineissuepage")
    assert tables[finishing - 1] == "magazine_magazinesheet", "the pages are kept, and their locks gone"
    assert tables[finishing + 1] == "magazine_magazinepdf"
