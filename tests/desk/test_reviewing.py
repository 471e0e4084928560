import pytest
from django.urls import reverse

from membership.accounts.models import User
from membership.joining.models import Application, Review
from membership.joining.services import attach_file, submit_application
from membership.notifications.models import Notice
from membership.papers.rules import IMAGE
from membership.papers.services import store_upload
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(process):
    return factories.submitted_application(process=process)


@pytest.fixture
def reviewer(desk_of):
    return desk_of("审核")


def screen(application):
    return reverse("applications:inspect", args=[application.pk])


def decide(browser, application, decision, **given):
    application.refresh_from_db()
    given = {"decision": decision, "submission": application.submissions} | given
    return browser.post(screen(application), given, follow=True)


def send_again(application, **changes):
    answers = {name: getattr(application, name) for name in factories.answers()} | changes
    return submit_application(application=application, answers=answers, by=application.applicant)


def test_everything_typed_and_uploaded_is_on_the_screen(reviewer, application):
    page = reviewer.get(screen(application)).text
    for shown in (application.name, application.uscc, application.address, application.contact_name):
        assert shown in page
    assert application.licence.get_absolute_url() in page
    assert 'id="file-licence"' in page
    assert 'id="file-registration_form"' in page


def test_approving_leads_to_the_next_that_waits(reviewer, application, process):
    following = factories.submitted_application(process=process)
    answer = decide(reviewer, application, "approve")
    application.refresh_from_db()
    assert application.status == Application.Status.APPROVED
    assert answer.redirect_chain[-1][0] == screen(following)
    assert application.name in answer.text


def test_after_the_last_one_comes_the_list(reviewer, application):
    answer = decide(reviewer, application, "approve")
    assert answer.redirect_chain[-1][0] == reverse("applications:index")


def test_sending_back_keeps_reasons_by_field_and_tells_the_company(reviewer, application):
    decide(reviewer, application, "return", comment="请更正", remark_address="请写到门牌号")
    application.refresh_from_db()
    assert application.status == Application.Status.RETURNED
    review = application.last_review
    assert (review.comment, review.remarks) == ("请更正", {"address": "请写到门牌号"})
    assert Notice.objects.filter(type="application_returned", channel="sms").count() == 1


def test_rejecting_ends_the_application(reviewer, application):
    decide(reviewer, application, "reject", comment="不符合条件")
    application.refresh_from_db()
    assert application.status == Application.Status.REJECTED


@pytest.mark.parametrize("decision", ["return", "reject"])
def test_a_refusal_without_a_reason_is_refused(reviewer, application, decision):
    answer = decide(reviewer, application, decision, comment="  ")
    assert "Please say why" in answer.text
    application.refresh_from_db()
    assert application.status == Application.Status.SUBMITTED
    assert not Review.objects.exists()


def test_what_was_typed_is_kept_when_the_company_was_faster(reviewer, application):
    factories.review(application, "return", reviewer=reviewer_of(application), comment="请更正")
    application.refresh_from_db()
    send_again(application, address="示例市湖滨路 88 号")
    answer = reviewer.post(
        screen(application),
        {"decision": "return", "submission": 1, "comment": "我的意见", "remark_name": "名称有误"},
    )
    assert "newer version" in answer.text
    assert "我的意见" in answer.text
    assert "名称有误" in answer.text
    assert 'name="submission" value="2"' in answer.text
    assert Review.objects.count() == 1


def reviewer_of(application):
    user = User.objects.create_user("another reviewer")
    user.groups.add(application.stage.group)
    return user


def test_a_second_decision_is_refused_calmly(reviewer, application):
    colleague = reviewer_of(application)
    reviewer.get(screen(application))
    factories.review(application, "approve", reviewer=colleague)
    answer = reviewer.post(screen(application), {"decision": "reject", "submission": 1, "comment": "不"})
    assert answer.status_code == 200
    assert "already dealt with" in answer.text
    assert Review.objects.count() == 1


def test_another_group_sees_but_does_not_decide(desk_of, application):
    leader = desk_of("领导")
    page = leader.get(screen(application))
    assert page.status_code == 200
    assert 'name="decision"' not in page.text
    answer = leader.post(screen(application), {"decision": "approve", "submission": 1})
    assert "decided by another group" in answer.text
    assert not Review.objects.exists()


def test_a_second_sending_is_shown_beside_the_first(reviewer, application):
    old_licence, old_address = application.licence, application.address
    decide(reviewer, application, "return", remark_licence="看不清")
    application.refresh_from_db()
    upload = factories.picture("新执照.png", "blue")
    file = store_upload(upload=upload, rule=IMAGE, uploaded_by=application.applicant)
    attach_file(application=application, slot="licence", file=file)
    send_again(application, address="示例市湖滨路 88 号", introduction="<p>新的介绍</p>")
    page = reviewer.get(screen(application))
    assert page.context["changes"] == 3
    assert f"<del>{old_address}</del>" in page.text
    assert "示例市湖滨路 88 号" in page.text
    assert old_licence.get_absolute_url() in page.text
    assert 'id="file-licence-before"' in page.text
    assert "看不清" in page.text
    for shown in (old_licence, file):
        assert reviewer.get(shown.get_absolute_url()).status_code == 200


def test_a_script_in_the_introduction_does_not_reach_the_desk(reviewer, process):
    application = factories.submitted_application(process=process)
    Application.objects.filter(pk=application.pk).update(
        introduction="<p onclick=x>甲</p><script>evil()</script>"
    )
    page = reviewer.get(screen(application)).text
    assert "evil()" not in page
    assert "onclick=x" not in page


def test_the_history_tells_who_did_what(reviewer, application):
    decide(reviewer, application, "return", comment="请更正通讯地址")
    for page in (reviewer.get(screen(application)), history(reviewer, application)):
        assert "The company sent the application." in page.text
        assert "请更正通讯地址" in page.text
        assert "staff 审核" in page.text
        assert "Unknown" not in page.text


def history(browser, application):
    return browser.get(reverse("applications:history", args=[application.pk]))
