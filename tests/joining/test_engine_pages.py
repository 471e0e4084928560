"""What companies, visitors and staff are shown of the steps of a process."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from membership.joining.milestones import progress_of
from membership.joining.models import Application
from membership.joining.outlook import what_is_next
from membership.parcels.models import Parcel
from tests.factories import (
    LevelFactory,
    UserFactory,
    process_of,
    review,
    submitted_application,
)

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 20, 10, tzinfo=timezone.get_default_timezone())
CHAIR = ("visit", "publicity", "vote", "account", "papers")


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def passed(application, **given) -> Application:
    review(application, "approve", **given)
    return Application.objects.get(pk=application.pk)


def with_account() -> Application:
    return passed(submitted_application(process=process_of("review", "account", "papers")))


def test_the_waiting_page_says_by_when_an_answer_comes_and_then_that_it_is_late():
    with time_machine.travel(FRIDAY, tick=False):
        application = submitted_application(
            process=process_of(("review", {"target_days": 3, "first_days": 2}))
        )
    client = logged_in(application.applicant)
    with time_machine.travel(FRIDAY, tick=False):
        assert "预计 2026-11-25 前答复（2–3 个工作日）" in client.get("/join/waiting/").text
    with time_machine.travel(FRIDAY + timedelta(days=6), tick=False):
        client.force_login(application.applicant)
        assert "办理时间比预计的长" in client.get("/join/waiting/").text


def test_the_waiting_page_speaks_in_the_words_of_its_step():
    words = {"text": "专家组正在评议\n一般需要两周。"}
    application = passed(submitted_application(process=process_of("review", ("review", words))))
    page = logged_in(application.applicant).get("/join/waiting/").text
    assert '<h1 class="result__title">专家组正在评议</h1>' in page
    assert "一般需要两周。" in page


def test_what_happens_next_is_told_to_the_end_of_a_short_route():
    short = submitted_application(process=process_of("review"))
    assert what_is_next(short) == [
        "协会审核您提交的信息。如需修改，会在本页和短信中告知您。",
        "审核通过后您会收到短信，本页将自动转到缴纳会费。",
        "对公转账缴纳会费并上传凭证，协会确认收款后即入会成功。",
    ]


def test_what_happens_next_names_every_step_of_a_long_route():
    process = process_of("review", *CHAIR, takes_wechat=True)
    told = what_is_next(submitted_application(process=process))
    assert len(told) == len(("review", *CHAIR)) + 2
    assert "微信支付" in told[-1]


def test_the_steps_on_top_are_those_the_company_notices():
    application = passed(submitted_application(process=process_of("review", *CHAIR)))
    shown = [(str(step["label"]), step["state"]) for step in progress_of(application)]
    assert shown == [
        ("填报信息", "done"),
        ("实地考察", "current"),
        ("公示", "todo"),
        ("理事会表决", "todo"),
        ("企业账号", "todo"),
        ("寄送纸质材料", "todo"),
        ("缴纳会费", "todo"),
        ("入会成功", "todo"),
    ]


def test_before_anything_is_sent_steps_of_some_levels_only_are_not_promised():
    process_of("review", ("visit", {"levels": [LevelFactory(name="会长单位")]}), "papers")
    user = UserFactory()
    page = logged_in(user).get("/join/notice/").text
    assert "实地考察" not in page


def test_once_the_company_has_an_account_everybody_else_is_led_to_it():
    application = with_account()
    account = application.organisation.enterprise_account
    personal = logged_in(application.applicant)
    assert personal.get("/join/")["Location"] == "/join/account/"
    page = personal.get("/join/account/").text
    assert "您的单位已开通企业账号" in page
    assert account.name in page
    assert personal.get("/join/state/").json()["url"] == "/join/account/"
    account.user.must_change_password = False
    account.user.save()
    own = logged_in(account.user)
    assert own.get("/join/")["Location"] == "/join/papers/"
    assert own.get("/join/account/")["Location"] == "/join/papers/"


def test_the_account_of_a_company_goes_on_with_the_form_that_was_sent_back():
    application = passed(submitted_application(process=process_of("review", "account", "review")))
    review(application, "return", comment="请更正地址")
    user = application.organisation.enterprise_account.user
    user.must_change_password = False
    user.save()
    own = logged_in(user)
    assert own.get("/join/")["Location"] == "/join/form/"
    page = own.get("/join/form/").text
    assert "之前已通过的环节无需重新审核" in page
    assert application.status == "submitted"


def test_a_company_under_public_notice_is_shown_to_everybody_and_only_then():
    with time_machine.travel(FRIDAY, tick=False):
        application = submitted_application(process=process_of("review", ("publicity", {"notice_days": 7})))
        assert application.name not in Client().get("/join/publicity/").text
        application = passed(application)
        page = Client().get("/join/publicity/").text
    for shown in (application.name, application.level.name, "2026-11-21", "2026-11-27"):
        assert shown in page
    assert application.uscc not in page
    assert str(application.contact_phone)[-8:] not in page
    with time_machine.travel(FRIDAY + timedelta(days=8), tick=False):
        passed(application)
    assert application.name not in Client().get("/join/publicity/").text


@pytest.fixture
def desk():
    return logged_in(UserFactory(phone=False, staff="reviewer", is_superuser=True))


def screen(application):
    return reverse("applications:inspect", args=[application.pk])


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (["review"], "2000.00 元"),
        (["review", "review"], "将进入“审核”环节"),
        (["review", "account"], "开通企业账号"),
        (["review", "papers"], "寄送材料（“寄送纸质材料”）"),
        (["review", "publicity"], "将在网站公示 7 天"),
    ],
)
def test_reviewers_are_told_beforehand_what_an_approval_leads_to(desk, kinds, words):
    application = submitted_application(process=process_of(*kinds))
    assert words in desk.get(screen(application)).text


def test_a_vote_is_decided_on_the_screen_and_what_is_missing_stands_beside_its_field(desk):
    application = passed(submitted_application(process=process_of("review", "vote")))
    given = {"decision": "approve", "submission": 1, "reference": "第三届理事会第二次会议"}
    page = desk.post(screen(application), given).text
    assert "请填写表决的会议" in page
    assert "第三届理事会第二次会议" in page
    desk.post(screen(application), given | {"held_on": "2026-11-01"})
    application.refresh_from_db()
    assert application.status == "approved"
    assert "2026-11-01 · 第三届理事会第二次会议" in desk.get(screen(application)).text


def test_papers_handed_in_are_ticked_on_the_screen(desk):
    application = with_account()
    given = {"decision": "approve", "submission": 1}
    assert "尚未收到该单位的快递" in desk.post(screen(application), given).text
    desk.post(screen(application), given | {"in_person": "on"})
    application.refresh_from_db()
    assert application.status == "approved"
    assert Parcel.objects.count() == 1


def test_the_manual_of_the_process_stands_beside_every_step():
    process = process_of("review", "papers", manual_url="/guide/manual/")
    application = submitted_application(process=process)
    client = logged_in(application.applicant)
    assert 'href="/guide/manual/"' in client.get("/join/waiting/").text
    assert 'href="/guide/manual/"' in client.get("/join/notice/").text
    passed(application)
    assert 'href="/guide/manual/"' in client.get("/join/papers/").text
