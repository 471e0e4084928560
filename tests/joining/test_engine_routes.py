"""Every way through the steps of a process, with the real services."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from membership.joining.errors import CompanyFixed, NobodyReviews, RouteEnds
from membership.joining.models import Application, StageKind
from membership.joining.services import submit_application, withdraw_application
from membership.organisations.models import EnterpriseAccount
from tests.factories import (
    LevelFactory,
    UserFactory,
    answers,
    draft_application,
    process_of,
    review,
    submitted_application,
)

pytestmark = pytest.mark.django_db
Status = Application.Status
REVIEW, VISIT, PUBLICITY, VOTE = "review", "visit", "publicity", "vote"
ACCOUNT, PAPERS = "account", "papers"

# What lies between form and dues → where the application stops, in this order.
ROUTES = [
    ([REVIEW], [REVIEW]),
    ([REVIEW, REVIEW], [REVIEW, REVIEW]),
    ([REVIEW, VISIT, PUBLICITY, VOTE], [REVIEW, VISIT, PUBLICITY, VOTE]),
    ([VOTE, REVIEW], [VOTE, REVIEW]),
    ([REVIEW, ACCOUNT], [REVIEW]),
    ([REVIEW, PAPERS], [REVIEW, PAPERS]),
    ([REVIEW, ACCOUNT, PAPERS], [REVIEW, PAPERS]),
    ([REVIEW, PAPERS, ACCOUNT], [REVIEW, PAPERS]),
    ([REVIEW, PAPERS, VOTE], [REVIEW, PAPERS, VOTE]),
    ([REVIEW, VISIT, ACCOUNT, PAPERS, REVIEW, PUBLICITY], [REVIEW, VISIT, PAPERS, REVIEW, PUBLICITY]),
]


def pass_step(application: Application) -> None:
    """Approve, with whatever the step demands."""
    kind = application.stage.kind
    given = {}
    if kind in (VISIT, VOTE):
        given = {"reference": "示例会议", "held_on": timezone.localdate()}
    if kind == PAPERS:
        given = {"in_person": True}
    if kind == PUBLICITY:
        over = application.stage_since + timedelta(days=application.stage.notice_days + 1)
        with time_machine.travel(over):
            review(application, "approve")
    else:
        review(application, "approve", **given)
    application.refresh_from_db()


def send_again(application: Application, **changes) -> None:
    typed = {name: getattr(application, name) for name in answers()} | changes
    submit_application(application=application, answers=typed, by=application.applicant)
    application.refresh_from_db()


def stops_of(application: Application) -> list[str]:
    """Approve from stop to stop until the dues."""
    stops = []
    while application.status in Application.DECIDED:
        stops.append(application.stage.kind)
        assert application.status == (Status.PAPERS if stops[-1] == PAPERS else Status.SUBMITTED)
        pass_step(application)
    return stops


@pytest.mark.parametrize(("kinds", "stops"), ROUTES, ids=lambda kinds: "-".join(kinds))
def test_an_application_stops_where_somebody_decides_and_ends_at_the_dues(kinds, stops):
    application = submitted_application(process=process_of(*kinds))
    assert stops_of(application) == stops
    assert (application.status, application.stage, application.due_on) == (Status.APPROVED, None, None)
    assert application.order.amount == 2000
    assert hasattr(application.organisation, "enterprise_account") == (ACCOUNT in kinds)


@pytest.mark.parametrize(("first", "known"), [(ACCOUNT, True), (PAPERS, True), (REVIEW, False)])
def test_the_company_is_known_from_the_first_step_that_needs_it(first, known):
    application = submitted_application(process=process_of(REVIEW, first, VOTE))
    assert application.organisation is None
    pass_step(application)
    assert (application.organisation is not None) == known


def test_steps_that_are_switched_off_or_for_other_levels_are_passed_by():
    chair = LevelFactory(name="会长单位")
    process = process_of(REVIEW, (VISIT, {"levels": [chair]}), (VOTE, {"is_on": False}), PUBLICITY)
    assert stops_of(submitted_application(process=process)) == [REVIEW, PUBLICITY]
    assert stops_of(submitted_application(process=process, level=chair)) == [REVIEW, VISIT, PUBLICITY]


@pytest.mark.parametrize("sends_back", ["初审", "复审"])
def test_who_was_sent_back_comes_again_to_the_step_that_sent_it_back(sends_back):
    process = process_of((REVIEW, {"name": "初审"}), (REVIEW, {"name": "复审"}))
    application = submitted_application(process=process)
    while application.stage.name != sends_back:
        pass_step(application)
    review(application, "return", comment="请补充")
    application.refresh_from_db()
    assert (application.status, application.stage) == (Status.RETURNED, None)
    send_again(application, address="示例市湖滨路 88 号")
    assert (application.status, application.stage.name) == (Status.SUBMITTED, sends_back)
    stops_of(application)
    assert [each.stage.name for each in application.reviews.filter(decision="approve").order_by("pk")] == [
        "初审",
        "复审",
    ]


def test_asking_for_another_level_leads_to_the_steps_not_passed_yet():
    chair = LevelFactory(name="会长单位")
    process = process_of((VISIT, {"levels": [chair]}), REVIEW, VOTE)
    application = submitted_application(process=process)
    pass_step(application)
    review(application, "return", comment="请改为会长单位")
    application.refresh_from_db()
    send_again(application, level=chair)
    assert stops_of(application) == [VISIT, VOTE]


def test_what_is_sent_again_is_looked_at_even_where_all_was_passed():
    chair = LevelFactory(name="会长单位")
    process = process_of(REVIEW, (VOTE, {"levels": [chair]}))
    application = submitted_application(process=process, level=chair)
    pass_step(application)
    review(application, "return", comment="请改为会员单位")
    application.refresh_from_db()
    send_again(application, level=LevelFactory())
    assert application.stage.kind == REVIEW
    review(application, "approve")
    application.refresh_from_db()
    assert application.status == Status.APPROVED


@pytest.mark.parametrize("kinds", [[], [ACCOUNT, REVIEW], [PAPERS, REVIEW]])
def test_no_company_becomes_known_before_anybody_has_looked(kinds):
    application = draft_application(process=process_of(*kinds))
    with pytest.raises(NobodyReviews):
        submit_application(application=application, answers=answers(), by=application.applicant)
    application.refresh_from_db()
    assert application.status == Status.DRAFT


def test_a_process_without_dues_says_so_and_nothing_is_decided():
    process = process_of(REVIEW)
    process.stages.filter(kind=StageKind.DUES).update(is_on=False)
    application = submitted_application(process=process)
    with pytest.raises(RouteEnds):
        review(application, "approve")
    application.refresh_from_db()
    assert (application.status, application.reviews.count()) == (Status.SUBMITTED, 0)


def test_once_known_the_company_stays_the_same_but_its_details_follow():
    application = submitted_application(process=process_of(REVIEW, ACCOUNT, VOTE))
    pass_step(application)
    review(application, "return", comment="请更正地址")
    application.refresh_from_db()
    with pytest.raises(CompanyFixed):
        send_again(application, uscc=answers()["uscc"])
    application.refresh_from_db()
    send_again(application, address="示例市湖滨路 88 号")
    application.organisation.refresh_from_db()
    assert application.organisation.address == "示例市湖滨路 88 号"


@pytest.mark.parametrize(
    ("taken", "methods"),
    [
        ({}, ["bank_transfer"]),
        ({"takes_wechat": True}, ["wechat", "bank_transfer"]),
        ({"takes_wechat": True, "takes_transfer": False}, ["wechat"]),
    ],
)
def test_the_order_may_be_paid_as_the_process_says(taken, methods):
    application = submitted_application(process=process_of(REVIEW, **taken))
    pass_step(application)
    assert application.order.methods == methods


@pytest.mark.parametrize("end", ["reject", "withdraw"])
def test_the_account_closes_with_the_application_and_opens_anew_for_the_next(end):
    process = process_of(REVIEW, ACCOUNT, PAPERS)
    application = submitted_application(process=process)
    pass_step(application)
    if end == "reject":
        review(application, "reject", comment="不符合条件")
    else:
        withdraw_application(application=application, by=application.applicant)
    account = EnterpriseAccount.objects.get(organisation=application.organisation)
    assert not account.user.is_active
    assert not application.organisation.contacts.exists()
    again = submitted_application(process=process, uscc=application.uscc, user=UserFactory())
    pass_step(again)
    account.refresh_from_db()
    account.user.refresh_from_db()
    assert account.user.is_active
    assert (account.passwords_sent, account.user.must_change_password) == (2, True)
