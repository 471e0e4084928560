"""Where each page leads, for every state a company can be in."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from membership.accounts.models import Consent
from membership.dues.models import DuesSettings, Order
from membership.dues.services import cancel_order, confirm_voucher
from membership.joining.errors import PaymentUnderWay
from membership.joining.milestones import progress_of
from membership.joining.models import Application, JoiningProcess, StageKind
from membership.joining.services import withdraw_application
from membership.joining.steps import Step, step_of
from tests.factories import (
    NoticeVersionFactory,
    ProcessFactory,
    UserFactory,
    add_step,
    approved_application,
    draft_application,
    joined_application,
    review,
    submitted_application,
    voucher_for,
)

pytestmark = pytest.mark.django_db

Status = Application.Status


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def returned_application(**given):
    application = submitted_application(**given)
    review(application, "return", comment="请补充")
    application.refresh_from_db()
    return application


def rejected_application(**given):
    application = submitted_application(**given)
    review(application, "reject", comment="不符合条件", remarks={"licence": "已过期"})
    application.refresh_from_db()
    return application


def withdrawn_application(**given):
    application = submitted_application(**given)
    return withdraw_application(application=application, by=application.applicant)


def application_with_papers(**given):
    process = ProcessFactory()
    add_step(process, StageKind.PAPERS, before=StageKind.DUES)
    application = submitted_application(process=process, **given)
    review(application, "approve")
    application.refresh_from_db()
    return application


MADE_BY = {
    Status.DRAFT: draft_application,
    Status.SUBMITTED: submitted_application,
    Status.RETURNED: returned_application,
    Status.PAPERS: application_with_papers,
    Status.REJECTED: rejected_application,
    Status.APPROVED: approved_application,
    Status.JOINED: joined_application,
    Status.WITHDRAWN: withdrawn_application,
}
STEP = {
    Status.DRAFT: Step.FORM,
    Status.SUBMITTED: Step.WAITING,
    Status.RETURNED: Step.FORM,
    Status.PAPERS: Step.PAPERS,
    Status.REJECTED: Step.REJECTED,
    Status.APPROVED: Step.DUES,
    Status.JOINED: Step.DONE,
    Status.WITHDRAWN: Step.NOTICE,
}
# Which pages open at which step; every other one leads to the step's own page.
OPEN_AT = {
    "form": {Step.FORM},
    "withdraw": {Step.FORM, Step.WAITING, Step.PAPERS, Step.DUES},
    "waiting": {Step.WAITING},
    "account": {Step.ACCOUNT},
    "papers": {Step.PAPERS},
    "sent": {Step.WAITING, Step.PAPERS, Step.DUES, Step.DONE, Step.REJECTED},
    "dues": {Step.DUES},
    "done": {Step.DONE},
    "rejected": {Step.REJECTED},
}


def test_every_state_has_its_step():
    assert set(STEP) == set(Status)
    for status, step in STEP.items():
        assert step_of(Application(status=status)) == step
    assert step_of(None) == Step.NOTICE


@pytest.mark.parametrize("status", Status)
def test_pages_open_in_turn_and_lead_to_the_right_one_otherwise(status):
    application = MADE_BY[status]()
    client, step = logged_in(application.applicant), STEP[status]
    assert client.get("/join/")["Location"] == step.url
    assert client.get("/join/notice/").status_code == 200
    for page, steps in OPEN_AT.items():
        response = client.get(reverse(f"joining:{page}"))
        if step in steps:
            assert response.status_code == 200, page
        else:
            assert (response.status_code, response.get("Location")) == (302, step.url), page


def test_visitors_log_in_first_and_come_back():
    for name in ("start", "notice", *OPEN_AT, "check"):
        url = reverse(f"joining:{name}")
        assert Client().get(url)["Location"] == f"/account/login/?next={url}"


def test_the_form_opens_only_once_the_notice_is_acknowledged():
    user = UserFactory()
    ProcessFactory(), NoticeVersionFactory()
    client = logged_in(user)
    assert client.get("/join/form/")["Location"] == "/join/notice/"
    page = client.get("/join/notice/")
    assert "我已知晓" in page.content.decode()
    for _twice in range(2):
        client.post("/join/notice/", headers={"User-Agent": "Browser"}, REMOTE_ADDR="192.0.2.7")
    application = Application.objects.get(applicant=user)
    assert client.get("/join/form/").status_code == 200
    consent = Consent.objects.get(user=user, version=application.notice)
    assert (consent.address, consent.user_agent) == ("192.0.2.7", "Browser")


@pytest.mark.parametrize("missing", ["notice", "process"])
def test_without_a_published_notice_or_process_the_page_says_to_call(missing):
    if missing == "process":
        NoticeVersionFactory()
    else:
        ProcessFactory()
    settings = DuesSettings.load()
    settings.help_line = "咨询电话 025-0000 0000"
    settings.save()
    client = logged_in(UserFactory())
    page = client.get("/join/notice/").content.decode()
    assert "我已知晓" not in page
    assert "025-0000 0000" in page
    client.post("/join/notice/")
    assert not Application.objects.exists()


def test_the_notice_is_read_again_without_beginning_again():
    application = approved_application()
    client = logged_in(application.applicant)
    assert "我已知晓" not in client.get("/join/notice/").content.decode()
    client.post("/join/notice/")
    assert Application.objects.count() == 1


def test_after_a_rejection_the_reason_is_shown_and_the_company_applies_again_with_what_it_typed():
    application = rejected_application()
    application.draft["name"] = "示例旧名"
    application.save()
    client = logged_in(application.applicant)
    page = client.get("/join/rejected/").content.decode()
    assert "不符合条件" in page
    assert "已过期" in page
    client.post("/join/notice/")
    assert client.get("/join/")["Location"] == "/join/form/"
    assert 'value="示例旧名"' in client.get("/join/form/").content.decode()


def test_a_contact_of_the_company_sees_where_it_stands():
    colleague = UserFactory(phone="+8613900000055")
    approved_application(contact_phone="+8613900000055")
    assert logged_in(colleague).get("/join/")["Location"] == "/join/dues/"


def test_being_named_as_contact_elsewhere_takes_nobodys_own_application_away():
    user = UserFactory(phone="+8613900000055")
    draft_application(user=user)
    approved_application(contact_phone="+8613900000055")
    client = logged_in(user)
    assert client.get("/join/form/").status_code == 200
    assert client.post("/join/notice/", follow=True).redirect_chain[-1] == ("/join/form/", 302)


def test_a_contact_of_a_member_may_apply_for_a_company_of_their_own():
    colleague = UserFactory(phone="+8613900000055")
    joined_application(contact_phone="+8613900000055")
    client = logged_in(colleague)
    assert "/join/notice/" in client.get("/join/done/").content.decode()
    assert "我已知晓" in client.get("/join/notice/").content.decode()
    assert client.post("/join/notice/", follow=True).redirect_chain[-1] == ("/join/form/", 302)
    assert Application.objects.get(applicant=colleague).status == Status.DRAFT


def test_another_account_sees_nothing_of_an_application():
    submitted_application(name="示例保密公司")
    JoiningProcess.objects.get(is_current=True)
    assert logged_in(UserFactory()).get("/join/")["Location"] == "/join/notice/"


def test_withdrawing_asks_first_and_then_begins_anew():
    application = submitted_application()
    client = logged_in(application.applicant)
    assert client.get("/join/withdraw/").status_code == 200
    application.refresh_from_db()
    assert application.status == Status.SUBMITTED
    assert client.post("/join/withdraw/")["Location"] == "/join/"
    assert client.post("/join/withdraw/")["Location"] == "/join/notice/"
    application.refresh_from_db()
    assert application.status == Status.WITHDRAWN


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_an_approved_application_can_be_given_up_while_nothing_was_received(is_cancelled):
    application = approved_application()
    if is_cancelled:
        cancel_order(order=application.order, by=None)
    client = logged_in(application.applicant)
    assert "/join/withdraw/" in client.get("/join/dues/").content.decode()
    assert client.get("/join/withdraw/").status_code == 200
    assert client.post("/join/withdraw/")["Location"] == "/join/"
    application.refresh_from_db()
    application.order.refresh_from_db()
    assert (application.status, application.order.status) == (Status.WITHDRAWN, Order.Status.CANCELLED)


@pytest.mark.parametrize("paid", ["voucher", "part"])
def test_an_application_that_is_being_paid_is_not_given_up(paid):
    application = approved_application()
    voucher = voucher_for(application.order)
    if paid == "part":
        confirm_voucher(
            voucher=voucher,
            by=UserFactory(staff="finance"),
            amount=1,
            received_on=timezone.localdate(),
            accept_difference=True,
        )
    client = logged_in(application.applicant)
    assert "/join/withdraw/" not in client.get("/join/dues/").content.decode()
    assert client.get("/join/withdraw/")["Location"] == "/join/"
    page = client.post("/join/withdraw/", follow=True).content.decode()
    assert str(PaymentUnderWay.message) in page
    application.refresh_from_db()
    application.order.refresh_from_db()
    assert (application.status, application.order.status) == (Status.APPROVED, Order.Status.OPEN)


def test_the_steps_stand_on_top():
    labels = [str(step["label"]) for step in progress_of(approved_application())]
    assert labels == ["填报信息", "缴纳会费", "入会成功"]
    states = {
        draft_application: ["current", "todo", "todo"],
        submitted_application: ["current", "todo", "todo"],
        approved_application: ["done", "current", "todo"],
        joined_application: ["done", "done", "done"],
    }
    for make, expected in states.items():
        assert [step["state"] for step in progress_of(make())] == expected


def test_the_last_page_gives_number_validity_and_the_ways_on():
    application = joined_application()
    page = logged_in(application.applicant).get("/join/done/").content.decode()
    membership = application.organisation.membership
    for words in (
        "恭喜您，入会成功!",
        "可立即登录前往个人中心，若需开票请提交相关信息或联系我们~",
        "我要开票",
        'href="/member/"',
        membership.number,
        f"/dues/orders/{application.order.number}/invoice/?next=/join/done/",
    ):
        assert words in page
