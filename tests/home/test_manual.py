"""The guide as one PDF: made by a worker whenever the guide changes, and as closed as the guide is."""

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from home.audience.models import Audience, PageLimit
from home.manual import services
from home.manual.services import make_manual, rescue_manuals, want_manual
from home.models import AssociationSettings, GuideIndexPage, GuideManual, GuidePage
from tests.home.conftest import small_picture

pytestmark = pytest.mark.django_db


def add_step(guide: GuideIndexPage, title: str, slug: str, **given) -> GuidePage:
    content = ContentFile(small_picture(), name="screen.png")
    image = get_image_model().objects.create(title=title, description=title, file=content)
    image.contextual_alt_text, image.decorative = title, False
    hints = [{"text": "点这里", "x": 20, "y": 30}, {"text": "再点这里", "x": None, "y": None}]
    body = [("text", f"<p>{title}的说明</p>"), ("screen", {"image": image, "caption": "", "hints": hints})]
    step = GuidePage(title=title, slug=slug, summary=f"{title}一句话", body=body, **given)
    guide.add_child(instance=step)
    step.save_revision().publish()
    return step


@pytest.fixture
def guide(home) -> GuideIndexPage:
    AssociationSettings.objects.create(name="示例协会", help_line="000-111")
    page = home.add_child(
        instance=GuideIndexPage(title="入会指南", slug="guide", manual_title="入会操作手册")
    )
    page.save_revision().publish()
    add_step(page, "第一件事", "one")
    add_step(page, "第二件事", "two")
    return page


def words_of(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def download(client) -> bytes:
    answer = client.get("/guide/manual/")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_the_manual_holds_cover_contents_every_step_and_contact(guide, client):
    assert make_manual(guide_id=guide.pk)

    pages = words_of(download(client))

    assert len(pages) == 5
    assert "入会操作手册" in pages[0]
    contents = "".join(pages[1].split())
    assert all(part in contents for part in ("第一件事", "第二件事", "345"))  # steps, and where they begin
    assert "第一件事" in pages[2]
    assert "再点这里" in pages[2]
    assert "000-111" in pages[4]


def test_index_and_steps_offer_the_manual_with_pages_size_and_date(guide, client):
    make_manual(guide_id=guide.pk)
    for path in ("/guide/", "/guide/one/"):
        page = BeautifulSoup(client.get(path, headers={"accept-language": "zh-CN"}).content, "html.parser")
        assert "共 5 页" in page.select_one(".manual__facts").text
        assert page.select_one(".manual a[download]")["href"] == "/guide/manual/"
    answer = client.get("/guide/manual/")
    assert answer["Content-Type"] == "application/pdf"
    assert "attachment" in answer["Content-Disposition"]
    answer.close()


@pytest.mark.parametrize("change", ["publish", "unpublish", "move", "contact", "picture", "privacy", "limit"])
def test_whatever_the_manual_tells_makes_it_out_of_date(guide, change):
    make_manual(guide_id=guide.pk)
    assert GuideManual.objects.get().is_current
    step = GuidePage.objects.get(slug="two")

    match change:
        case "publish":
            step.save_revision().publish()
        case "unpublish":
            step.unpublish()
        case "move":
            step.move(guide, pos="first-child")
        case "contact":
            AssociationSettings.objects.get().save()
        case "picture":
            get_image_model().objects.get(title="第二件事").save()
        case "privacy":
            PageViewRestriction.objects.create(page=step, restriction_type="login")
        case "limit":
            PageLimit.objects.create(page=step, kind=Audience.MEMBERS)

    assert not GuideManual.objects.get().is_current


def test_a_change_makes_the_manual_anew_once_it_is_committed(
    guide, client, django_capture_on_commit_callbacks
):
    make_manual(guide_id=guide.pk)
    with django_capture_on_commit_callbacks(execute=True):
        add_step(guide, "第三件事", "three")
    assert any("第三件事" in page for page in words_of(download(client)))


def test_while_it_is_made_anew_the_last_one_is_served_and_the_page_says_so(guide, client):
    assert b"PDF" in client.get("/guide/", headers={"accept-language": "en"}).content
    assert client.get("/guide/manual/").status_code == 404
    make_manual(guide_id=guide.pk)
    want_manual(guide_id=guide.pk)
    page = client.get("/guide/", headers={"accept-language": "en"}).text
    assert "the next version is being made" in page
    assert download(client).startswith(b"%PDF")


def test_a_change_while_the_worker_draws_is_not_lost(guide, monkeypatch):
    drawn = services.drawn

    def draw_slowly(one):
        want_manual(guide_id=guide.pk)
        return drawn(one)

    monkeypatch.setattr(services, "drawn", draw_slowly)
    assert make_manual(guide_id=guide.pk)
    assert not GuideManual.objects.get().is_current


def test_the_rescue_makes_what_no_worker_took(guide):
    GuideManual.objects.all().delete()
    rescue_manuals()
    assert GuideManual.objects.filter(guide=guide).exists()
    rescue_manuals()
    assert GuideManual.objects.get().is_current


def test_a_failure_is_tried_again_later(guide, monkeypatch):
    def fail(_guide):
        raise ValueError("no paper")

    monkeypatch.setattr(services, "drawn", fail)
    assert not make_manual(guide_id=guide.pk)
    manual = GuideManual.objects.get()
    assert "no paper" in manual.error
    assert rescue_manuals() == 0


def test_a_closed_guide_closes_its_manual(guide, client):
    make_manual(guide_id=guide.pk)
    guide.refresh_from_db()
    guide.limits.add(PageLimit(kind=Audience.MEMBERS))
    guide.save_revision().publish()
    assert client.get("/guide/manual/").status_code == 403
    assert client.get("/guide/print/").status_code == 403


def test_a_step_that_is_closed_further_is_not_in_the_manual(guide, client):
    step = GuidePage.objects.get(slug="two")
    step.limits.add(PageLimit(kind=Audience.MEMBERS))
    step.save_revision().publish()
    make_manual(guide_id=guide.pk)
    assert not any("第二件事的说明" in page for page in words_of(download(client)))
    assert "第二件事的说明" not in client.get("/guide/print/").text


def test_a_manual_that_tells_a_step_closed_since_is_handed_out_no_more(guide, client):
    make_manual(guide_id=guide.pk)
    step = GuidePage.objects.get(slug="two")
    restriction = PageViewRestriction.objects.create(page=step, restriction_type="login")
    assert client.get("/guide/manual/").status_code == 404
    make_manual(guide_id=guide.pk)
    assert not any("第二件事的说明" in page for page in words_of(download(client)))
    restriction.delete()
    assert not GuideManual.objects.get().is_current


def test_all_steps_stand_on_one_page_to_print(guide, client):
    page = BeautifulSoup(client.get("/guide/print/").content, "html.parser")
    assert [heading.text for heading in page.select(".print-all__step h2")] == ["第一件事", "第二件事"]
    assert len(page.select(".screen__hints li")) == 4


def test_an_unpublished_guide_has_no_manual(guide, client):
    make_manual(guide_id=guide.pk)
    guide.refresh_from_db()
    guide.unpublish()
    assert client.get("/guide/manual/").status_code == 404
    make_manual(guide_id=guide.pk)
    assert GuideManual.objects.get().file is None


def test_a_guide_with_a_manual_can_be_deleted(guide):
    make_manual(guide_id=guide.pk)
    GuideIndexPage.objects.get().delete()
    assert not GuideManual.objects.exists()


def test_whoever_joins_is_offered_the_manual_of_an_open_guide(guide, rf):
    assert "/guide/manual/" not in render_to_string("joining/guidance.html", {"request": rf.get("/join/")})
    make_manual(guide_id=guide.pk)
    assert "/guide/manual/" in render_to_string("joining/guidance.html", {"request": rf.get("/join/")})
    guide.refresh_from_db()
    guide.limits.add(PageLimit(kind=Audience.MEMBERS))
    guide.save_revision().publish()
    assert "/guide/manual/" not in render_to_string("joining/guidance.html", {"request": rf.get("/join/")})
