"""Two pages of one form are open, on two devices or in two tabs: nothing typed is lost without a word."""

import pytest
from django.test import Client

from membership.joining.models import Application
from membership.joining.services import attach_file
from membership.papers.rules import IMAGE
from membership.papers.services import store_upload
from tests.factories import answers, draft_application, picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return draft_application()


class Page:
    """The form as one device has it open: what it was rendered with, and what was typed into it since."""

    def __init__(self, application: Application):
        self.client = Client()
        self.client.force_login(application.applicant)
        shown = self.client.get("/join/form/").context
        self.mark = str(shown["page"])
        self.answers = {field.name: field.value() or "" for field in shown["form"] if field.name != "logo"}
        self.answers = {name: text for name, text in self.answers.items() if isinstance(text, str)}

    def saves_by_itself(self, **typed):
        """As draft.js: only what was typed."""
        self.answers |= typed
        return self.client.post("/join/form/draft/", typed | {"page": self.mark})

    def presses(self, button="", **typed):
        """As a browser, with or without script: every field of the form."""
        self.answers |= typed
        pressed = {button: "1"} if button else {}
        return self.client.post("/join/form/", self.answers | {"page": self.mark} | pressed, follow=True)


def draft_of(application) -> dict:
    application.refresh_from_db()
    return application.draft


def sendable(**changes) -> dict:
    return {name: str(getattr(value, "pk", value)) for name, value in answers(**changes).items()}


def test_a_page_changes_only_what_was_typed_into_it(application):
    old, new = Page(application), Page(application)
    new.presses("save", name="示例燃气有限公司", address="示例路 1 号")
    old.presses("save", website="www.example.com")
    assert draft_of(application)["name"] == "示例燃气有限公司"
    assert application.draft["address"] == "示例路 1 号"
    assert application.draft["website"] == "www.example.com"


def test_a_request_that_does_not_say_which_page_it_comes_from_overwrites_nothing(application):
    page = Page(application)
    page.saves_by_itself(name="示例新名称")
    page.client.post("/join/form/draft/", {"name": "", "address": "示例路"})
    assert draft_of(application)["name"] == "示例新名称"
    assert application.draft["address"] == "示例路"


def test_saving_by_itself_leaves_what_another_page_wrote_meanwhile_and_says_so(application):
    old, new = Page(application), Page(application)
    new.saves_by_itself(name="示例新名称")
    answer = old.saves_by_itself(name="示例旧名称", address="示例路").json()
    assert draft_of(application)["name"] == "示例新名称"
    assert application.draft["address"] == "示例路"
    assert "单位名称" in answer["message"]
    assert "通讯地址" not in answer["message"]


def test_a_page_may_change_its_own_answer_as_often_as_it_likes(application):
    page = Page(application)
    for text in ("示", "示例", "", "示例公司"):
        assert "message" not in page.saves_by_itself(name=text).json()
        assert draft_of(application)["name"] == text
    assert not page.presses("save", name="").context["overwritten"]
    assert draft_of(application)["name"] == ""


def test_a_save_that_arrives_after_the_button_does_not_undo_it(application):
    page = Page(application)
    page.presses("save", name="示例新名称")
    page.saves_by_itself(name="示例旧名称")
    assert draft_of(application)["name"] == "示例新名称"


def test_the_button_keeps_what_was_typed_here_and_shows_what_stood_there(application):
    old, new = Page(application), Page(application)
    new.presses("save", name="示例甲", introduction="<p>介绍甲<script>x</script></p>")
    page = old.presses(name="示例乙", introduction="<p>介绍乙</p>")
    assert page.redirect_chain == [("/join/form/?check", 302)]  # not on to the answers: one looks first
    assert draft_of(application)["name"] == "示例乙"
    for _reloaded in range(2):
        assert [str(answer.value) for answer in page.context["overwritten"]] == ["示例甲", "<p>介绍甲</p>"]
        assert "示例甲" in page.content.decode()
        page = old.client.get("/join/form/")
    again = Page(application)
    again.client = old.client
    assert not again.presses("save").context["overwritten"]


def test_removing_a_file_without_script_overwrites_nothing_silently(application):
    old, new = Page(application), Page(application)
    new.presses("save", name="示例甲")
    page = old.client.post(
        "/join/form/files/logo/remove/",
        old.answers | {"name": "示例乙", "page": old.mark},
        follow=True,
    )
    assert [answer.value for answer in page.context["overwritten"]] == ["示例甲"]


def test_an_old_page_removes_the_file_it_shows_and_not_the_one_that_took_its_place(application):
    page = Page(application)
    old, new = (
        store_upload(upload=picture(colour=colour), rule=IMAGE, uploaded_by=application.applicant)
        for colour in ("red", "blue")
    )
    attach_file(application=application, slot="licence", file=new)
    remove = {"path": "/join/form/files/licence/remove/", "headers": {"x-requested-with": "XMLHttpRequest"}}
    page.client.post(**remove, data={"file": old.pk})
    assert application.draft_files.get(slot="licence").file == new
    page.client.post(**remove, data={"file": new.pk})
    assert not application.draft_files.filter(slot="licence").exists()


def test_nobody_is_warned_of_the_same_answer(application):
    one, other = Page(application), Page(application)
    one.saves_by_itself(name="示例公司")
    assert "message" not in other.saves_by_itself(name="示例公司").json()


@pytest.mark.parametrize("mark", ["", "x", "[]", '{"seen": "x", "shown": 1}', '{"key": [], "seen": null}'])
def test_a_broken_mark_of_a_page_is_no_mark(application, mark):
    page = Page(application)
    page.mark = mark
    page.saves_by_itself(name="示例公司")
    assert draft_of(application)["name"] == "示例公司"


@pytest.mark.parametrize("change", ["answer", "file"])
def test_what_is_sent_is_what_was_checked(application, change):
    given = sendable()
    page, other = Page(application), Page(application)
    page.presses(**given)
    checked = page.client.get("/join/check/").context["checked"]
    if change == "answer":
        Page(application).saves_by_itself(name="另一家示例公司")
    else:
        other.client.post("/join/form/files/licence/", {"licence": picture("示例另一执照.png", "red")})
    response = page.client.post("/join/check/", {"checked": checked}, follow=True)
    assert response.redirect_chain == [("/join/check/", 302)]
    assert ("另一家示例公司" if change == "answer" else "示例另一执照.png") in response.content.decode()
    application.refresh_from_db()
    assert application.status == Application.Status.DRAFT
    page.client.post("/join/check/", {"checked": response.context["checked"]})
    application.refresh_from_db()
    assert application.status == Application.Status.SUBMITTED


def test_answers_changed_between_looking_and_locking_are_not_sent(application, monkeypatch):
    from membership.joining.views import sending

    page = Page(application)
    page.presses(**sendable())
    checked = page.client.get("/join/check/").context["checked"]
    submit = sending.submit_application

    def overtaken(**given):
        Page(application).saves_by_itself(name="另一家示例公司")
        return submit(**given)

    monkeypatch.setattr(sending, "submit_application", overtaken)
    assert page.client.post("/join/check/", {"checked": checked})["Location"] == "/join/check/"
    application.refresh_from_db()
    assert application.status == Application.Status.DRAFT
