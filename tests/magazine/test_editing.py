"""What editors meet in the admin."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.actions.copy_page import CopyPageAction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.audience.models import PageLimit
from news.magazine.models import MagazineIssuePage, MagazinePdf, PdfState
from news.magazine.services import delete_unused_pdfs, keep_pdf, make_pages
from tests.factories import UserFactory

from .conftest import pages_of, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch):
    monkeypatch.setattr("news.magazine.services.keeping.hurry", lambda pdf_id: None)


def filled(articles=(), **values) -> dict:
    rows = [
        {"title": title, "section": "", "authors": "", "page_number": page, "ORDER": place}
        for place, (title, page) in enumerate(articles, start=1)
    ]
    form = {
        "title": "",
        "slug": "",
        "year": 2026,
        "number": 4,
        "overall_number": "",
        "date": "2026-08-20",
        "pdf": "",
        "summary": "",
        "cover": "",
        "pages_before": 0,
        "seo_title": "",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "articles": inline_formset(rows),
        "limits": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(form | values)


@pytest.fixture
def save(client, editor, index):
    client.force_login(editor)
    address = f"/admin/pages/add/magazine/magazineissuepage/{index.pk}/"
    return lambda *args, **values: client.post(address, filled(*args, **values), follow=True)


def test_the_issue_that_comes_next_is_proposed(add_issue, client, editor, index):
    add_issue(2025, 6, overall_number=112)
    client.force_login(editor)
    page = client.get(f"/admin/pages/add/magazine/magazineissuepage/{index.pk}/")
    form = page.context["form"]
    assert [form[name].value() for name in ("year", "number", "overall_number")] == [2026, 1, 113]


def test_title_and_address_come_from_the_numbers(save):
    save()
    issue = MagazineIssuePage.objects.get()
    assert (issue.title, issue.slug) == ("2026年第4期", "2026-4")


@pytest.mark.parametrize("values", [{"number": 3}, {"number": 7}, {"overall_number": 9}])
def test_a_number_is_given_once_and_within_the_year(add_issue, save, values):
    add_issue(2026, 3, overall_number=9)
    response = save(**values)
    assert response.context["form"].errors
    assert MagazineIssuePage.objects.count() == 1


def test_an_upload_is_kept_when_something_else_in_the_form_is_wrong(add_issue, save, client, index):
    add_issue(2026, 3)
    answer = client.post("/admin/magazine/pdfs/", {"file": upload(pages_of(2), "第四期.pdf")})
    response = save(number=3, pdf=answer["X-Pdf"])
    assert response.context["form"]["pdf"].value() == answer["X-Pdf"]
    assert "第四期.pdf" in response.content.decode()


def test_contents_that_lead_past_the_end_are_kept_and_said(save):
    pdf = keep_pdf(upload=upload(pages_of(2)))
    page = save([("在此", 2), ("太远", 3)], pdf=pdf.pk)
    warnings = [str(message) for message in page.context["messages"] if message.level_tag == "warning"]
    assert ["太远" in warning and "在此" not in warning for warning in warnings] == [True]


def test_progress_and_trouble_are_shown_while_pages_are_made(client, editor):
    client.force_login(editor)
    pdf = keep_pdf(upload=upload(pages_of(2)))
    MagazinePdf.objects.update(state=PdfState.WORKING, done=1)
    status = client.get(f"/admin/magazine/pdfs/{pdf.pk}/")
    assert status["X-Unfinished"]
    assert "已生成 1 / 2 页" in status.content.decode()
    MagazinePdf.objects.update(state=PdfState.FAILED, failure="page_damaged", failed_page=2)
    assert "第 2 页已损坏" in client.get(f"/admin/magazine/pdfs/{pdf.pk}/").content.decode()
    client.post(f"/admin/magazine/pdfs/{pdf.pk}/again/")
    assert make_pages(pdf_id=pdf.pk)
    assert "2 页已就绪" in client.get(f"/admin/magazine/pdfs/{pdf.pk}/").content.decode()


@pytest.mark.parametrize("staff", ["finance", None])
def test_only_editors_upload_and_watch(client, staff):
    pdf = keep_pdf(upload=upload(pages_of(1)))
    client.force_login(UserFactory(staff=staff) if staff else UserFactory())
    for answer in (
        client.post("/admin/magazine/pdfs/", {"file": upload(pages_of(1))}),
        client.get(f"/admin/magazine/pdfs/{pdf.pk}/"),
        client.post(f"/admin/magazine/pdfs/{pdf.pk}/again/"),
    ):
        assert answer.status_code in {302, 403}
    assert MagazinePdf.objects.count() == 1


def test_the_list_of_issues_shows_covers_and_states(add_issue, client, editor):
    issue = add_issue(2026, 1, pages=2)
    make_pages(pdf_id=issue.pdf_id)
    add_issue(2026, 2, pages=1)
    client.force_login(editor)
    page = client.get("/admin/magazine_issues/").content.decode()
    assert issue.sheets.get(number=1).thumbnail_url in page
    assert "共 2 页" in page
    assert "已生成 0 / 1 页" in page


def test_uploads_that_no_version_of_an_issue_names_are_deleted(add_issue, django_capture_on_commit_callbacks):
    issue = add_issue(pages=1)
    make_pages(pdf_id=issue.pdf_id)
    before = issue.pdf
    issue.pdf = keep_pdf(upload=upload(pages_of(2)))
    issue.save_revision().publish()
    make_pages(pdf_id=issue.pdf_id)
    unused = keep_pdf(upload=upload(pages_of(1)))
    with django_capture_on_commit_callbacks(execute=True):
        assert delete_unused_pdfs(older_than=timedelta(0)) == 1
    assert not unused.file.storage.exists(unused.file.name)
    assert before.file.storage.exists(before.file.name), "an earlier version names it"


def test_a_copy_of_an_issue_starts_without_its_pdf(add_issue):
    issue = add_issue(pages=1)
    make_pages(pdf_id=issue.pdf_id)
    issue.limits = [PageLimit(kind="accounts")]
    copy = issue.copy(update_attrs={"slug": "copy"})
    assert copy.pdf is None
    assert copy.latest_revision.as_object().pdf is None
    assert issue.sheets.count() == 1


def test_of_two_editors_at_once_only_one_publishes_a_number(add_issue, index):
    """What a form has found free may be taken by the time it is saved."""
    add_issue(2026, 3, overall_number=9)
    for number, overall, field in ((3, 10, "number"), (4, 9, "overall_number")):
        draft = add_issue(2026, 5, live=False)
        draft.number, draft.overall_number = number, overall
        with pytest.raises(ValidationError) as refused:
            draft.save_revision().publish()
        assert set(refused.value.message_dict) == {field}
        assert not MagazineIssuePage.objects.get(pk=draft.pk).live
        draft.delete()


def test_numbers_are_looked_at_under_the_lock_of_the_archive(add_issue, index):
    issue = add_issue(2026, 3)
    with CaptureQueriesContext(connection) as queries:
        issue.save()
    said = [each["sql"] for each in queries]
    held = next(place for place, sql in enumerate(said) if f"'{index.path}'" in sql)
    checked = next(place for place, sql in enumerate(said) if '"number" = 3' in sql)
    assert held < checked
    if connection.vendor == "postgresql":
        assert "FOR NO KEY UPDATE" in said[held]


@pytest.mark.parametrize("keep_live", [True, False])
def test_a_copy_is_the_issue_that_comes_next(add_issue, keep_live):
    issue = add_issue(2026, 6, overall_number=112)
    copy = CopyPageAction(
        issue, update_attrs={"slug": "copy", "title": "副本"}, keep_live=keep_live
    ).execute()
    for one in (MagazineIssuePage.objects.get(pk=copy.pk), copy.latest_revision.as_object()):
        assert (one.year, one.number, one.overall_number) == (2027, 1, 113)
    copy.latest_revision.publish()
    issue.refresh_from_db()
    assert (issue.year, issue.number, issue.overall_number) == (2026, 6, 112)


def test_a_copy_of_the_archive_keeps_its_numbers(add_issue, index):
    add_issue(2026, 2)
    add_issue(2026, 5)
    copy = index.copy(recursive=True, update_attrs={"slug": "copy"})
    numbers = MagazineIssuePage.objects.child_of(copy).values_list("number", flat=True)
    assert sorted(numbers) == [2, 5]


def test_an_issue_is_not_put_where_a_year_of_the_archive_is_shown(save):
    response = save(slug="2026")
    assert "slug" in response.context["form"].errors
    assert not MagazineIssuePage.objects.exists()
