"""What editors can rely on."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, PageLogEntry, UploadedFile

from home.models import DocumentNote, StandardPage
from home.tasks import publish_scheduled
from tests.home.conftest import small_picture

pytestmark = pytest.mark.django_db


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("IMG_1234.png", small_picture(), content_type="image/png")


def test_a_picture_without_alternative_text_is_not_kept(desk_of):
    form = {"title": "示例", "file": upload(), "description": "", "collection": 1}
    answer = desk_of("编辑").post(reverse("wagtailimages:add"), form)
    assert answer.status_code == 200
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("description", ["IMG_1234.png", "20240101"])
def test_the_name_of_the_file_is_no_alternative_text(desk_of, description):
    form = {"title": "示例", "file": upload(), "description": description, "collection": 1}
    desk_of("编辑").post(reverse("wagtailimages:add"), form)
    assert not get_image_model().objects.exists()


def test_pictures_uploaded_together_wait_for_their_alternative_text(desk_of):
    editor = desk_of("编辑")
    answer = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "示例", "files[]": upload(), "collection": Collection.get_first_root_node().pk},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["success"]
    assert not get_image_model().objects.exists()
    waiting = UploadedFile.objects.get()
    prefix = f"uploaded-image-{waiting.pk}"
    editor.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"{prefix}-title": "示例", f"{prefix}-description": "管道与阀门", f"{prefix}-collection": 1},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert get_image_model().objects.get().description == "管道与阀门"


def test_a_document_keeps_what_it_is(desk_of):
    file = SimpleUploadedFile("a.txt", b"text", content_type="text/plain")
    form = {"title": "示例", "file": file, "note_text": "供内部学习", "collection": 1}
    editor = desk_of("编辑")
    editor.post(reverse("wagtaildocs:add"), form)
    document = get_document_model().objects.get()
    assert document.note.text == "供内部学习"
    edit = reverse("wagtaildocs:edit", args=[document.pk])
    assert "供内部学习" in editor.get(edit).text
    editor.post(edit, {"title": "示例", "note_text": "", "collection": 1})
    assert not DocumentNote.objects.exists()


def test_what_has_a_date_is_published_when_it_comes(home, client, time_machine):
    page = home.add_child(instance=StandardPage(title="示例通知", slug="later", live=False))
    now = timezone.now()
    page.go_live_at, page.expire_at = now + timedelta(hours=1), now + timedelta(hours=3)
    page.save_revision().publish()
    publish_scheduled()
    assert client.get("/later/").status_code == 404

    time_machine.move_to(now + timedelta(hours=2))
    publish_scheduled()
    assert client.get("/later/").status_code == 200

    time_machine.move_to(now + timedelta(hours=4))
    publish_scheduled()
    assert client.get("/later/").status_code == 404


def test_a_dated_draft_that_became_wrong_holds_up_no_other(home, client, time_machine):
    comes = timezone.now() + timedelta(hours=1)
    drafts = {}
    for slug in ("first", "second"):
        page = home.add_child(instance=StandardPage(title="示例通知", slug=slug, live=False))
        page.go_live_at = comes
        page.save_revision().publish()
        drafts[slug] = page.latest_revision
    drafts["first"].content["title"] = ""
    drafts["first"].save()

    time_machine.move_to(comes + timedelta(minutes=1))
    publish_scheduled()
    assert client.get("/second/").status_code == 200
    held = StandardPage.objects.get(slug="first")
    assert not held.live
    assert PageLogEntry.objects.filter(page=held.pk, action="wagtail.schedule.cancel").exists()


def test_the_clock_looks_every_minute():
    due = settings.CELERY_BEAT_SCHEDULE["publish-scheduled"]
    assert (due["task"], due["schedule"]) == ("home.publish_scheduled", 60)


def test_staff_have_the_checker_on_the_site_and_visitors_do_not(home, client, desk_of):
    assert "wagtail-userbar" not in client.get("/").text
    answer = desk_of("编辑").get("/")
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find("wagtail-userbar")
    assert not [
        script for script in page.find_all("script") if not script.get("src") and not script.get("type")
    ]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]


def test_a_preview_looks_like_the_page(home, desk_of):
    page = home.add_child(instance=StandardPage(title="示例", slug="one", lead="一句话"))
    form = {
        "title": "改过的题目",
        "slug": "one",
        "lead": "一句话",
        "show_contents": "on",
        "body-count": "0",
        "limits-TOTAL_FORMS": "0",
        "limits-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }
    editor = desk_of("编辑")
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert editor.post(address, form).json()["is_valid"]
    shown = editor.get(address)
    assert shown.status_code == 200
    assert BeautifulSoup(shown.content, "html.parser").h1.text == "改过的题目"


def test_a_long_page_has_a_table_of_contents_and_articles_are_numbered_on(home, client):
    chapters = [
        ("chapter", {"title": title, "articles": ["<p>甲</p>", "<p>乙</p>"]})
        for title in ("总则", "会员", "附则")
    ]
    page = home.add_child(instance=StandardPage(title="章程", slug="charter", body=chapters))
    page.save_revision().publish()
    shown = BeautifulSoup(client.get("/charter/").content, "html.parser")
    anchors = [link["href"][1:] for link in shown.select(".contents__rail a")]
    assert anchors == ["总则", "会员", "附则"]
    assert all(shown.find(id=anchor) for anchor in anchors)
    assert [link.text for link in shown.select(".chapter__number")][2:4] == ["第三条", "第四条"]


def test_a_fault_is_told_without_the_database(settings, django_assert_num_queries):
    settings.ROOT_URLCONF = "tests.home.faulty_urls"
    browser = Client(raise_request_exception=False)
    with django_assert_num_queries(0):
        answer = browser.get("/fault/", headers={"accept-language": "zh-CN"})
    assert answer.status_code == 500
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("form[action='/search/'] input[name=q]")
    assert page.find("a", href="/")


def test_who_is_lost_can_search_and_finds_the_popular_doors(demo, client):
    page = BeautifulSoup(client.get("/nothing-here/").content, "html.parser")
    assert page.select_one(".lost form[action='/search/'] input[name=q]")
    assert {"/guide/", "/downloads/"} <= {link["href"] for link in page.select(".lost__doors a")}
