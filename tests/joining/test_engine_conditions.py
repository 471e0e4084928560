"""What each kind of step demands before it is passed, and by when it is to be decided."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from membership.joining.errors import HappeningMissing, NotHeldYet, NoticeStillRuns, PapersNotReceived
from membership.joining.models import Application
from membership.notifications.models import Notice
from membership.parcels.couriers import HAND
from membership.parcels.models import Parcel
from membership.parcels.services import announce_parcel, receive_parcel
from tests.factories import UserFactory, process_of, review, submitted_application

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 20, 10, tzinfo=timezone.get_default_timezone())


def at(kind, **given) -> Application:
    """An application that stands at a step of this kind, after one review."""
    application = submitted_application(process=process_of("review", (kind, given)))
    review(application, "approve")
    application.refresh_from_db()
    assert application.stage.kind == kind
    return application


def parcel_of(application) -> Parcel:
    return announce_parcel(
        organisation=application.organisation,
        courier="sf",
        number="SF1234567890123",
        by=application.applicant,
    )


@pytest.mark.parametrize("kind", ["visit", "vote"])
@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({}, HappeningMissing),
        ({"reference": "第三届理事会第二次会议"}, HappeningMissing),
        ({"held_on": date(2026, 11, 20)}, HappeningMissing),
        ({"reference": "  ", "held_on": date(2026, 11, 20)}, HappeningMissing),
        ({"reference": "第三届理事会第二次会议", "held_on": date(2999, 1, 1)}, NotHeldYet),
    ],
)
def test_a_vote_and_a_visit_are_passed_with_what_it_was_and_when(kind, given, refusal):
    application = at(kind)
    with pytest.raises(refusal):
        review(application, "approve", **given)
    today = timezone.localdate()
    passed = review(application, "approve", reference="第三届理事会第二次会议", held_on=today)
    assert (passed.reference, passed.held_on) == ("第三届理事会第二次会议", today)


def test_a_public_notice_stands_for_all_its_days():
    with time_machine.travel(FRIDAY, tick=False):
        application = at("publicity", notice_days=7)
    with time_machine.travel(FRIDAY + timedelta(days=7)), pytest.raises(NoticeStillRuns):
        review(application, "approve")
    with time_machine.travel(FRIDAY + timedelta(days=8)):
        review(application, "approve")
    application.refresh_from_db()
    assert application.status == "approved"


def test_an_objection_sends_back_or_ends_a_public_notice_at_any_time():
    review(at("publicity"), "reject", comment="有异议")


def test_papers_are_approved_once_something_has_come_in():
    application = at("papers")
    parcel = parcel_of(application)
    with pytest.raises(PapersNotReceived):
        review(application, "approve")
    receive_parcel(parcel=parcel, by=UserFactory(staff="reviewer"))
    review(application, "approve")
    application.refresh_from_db()
    assert application.status == "approved"


def test_papers_handed_in_in_person_leave_a_trace():
    application = at("papers")
    review(application, "approve", in_person=True)
    parcel = Parcel.objects.get(organisation=application.organisation)
    assert (parcel.courier, parcel.status) == (HAND, Parcel.Status.RECEIVED)


def test_missing_papers_are_asked_for_and_the_application_stays():
    application = at("papers")
    receive_parcel(parcel=parcel_of(application), by=UserFactory(staff="reviewer"))
    review(application, "return", comment="缺营业执照复印件")
    application.refresh_from_db()
    assert (application.status, application.stage.kind) == ("papers", "papers")
    told = Notice.objects.get(type="papers_missing", channel="sms")
    assert "缺营业执照复印件" in told.text


def test_the_queue_holds_papers_that_came_and_not_those_still_on_their_way():
    application, reviewer = at("papers"), UserFactory(staff="reviewer")
    queue = Application.objects.decided_by(reviewer)
    assert application not in queue
    receive_parcel(parcel=parcel_of(application), by=reviewer)
    assert application in queue.all()
    application.refresh_from_db()
    review(application, "return", comment="缺营业执照复印件")
    assert application not in queue.all()


@pytest.mark.parametrize(
    ("kind", "given", "due"),
    [
        ("review", {"target_days": 3}, date(2026, 11, 25)),
        ("review", {}, None),
        ("vote", {"target_days": 20}, date(2026, 12, 18)),
        ("papers", {"target_days": 3}, None),
        ("publicity", {"notice_days": 7}, date(2026, 11, 30)),
        ("publicity", {"notice_days": 8, "target_days": 2}, date(2026, 12, 1)),
    ],
)
def test_the_day_it_is_due_is_counted_in_working_days(kind, given, due):
    with time_machine.travel(FRIDAY, tick=False):
        application = at(kind, **given)
    assert application.due_on == due


def test_papers_are_due_once_they_are_here():
    with time_machine.travel(FRIDAY, tick=False):
        application = at("papers", target_days=3)
        parcel = parcel_of(application)
    with time_machine.travel(FRIDAY + timedelta(days=5), tick=False):
        receive_parcel(parcel=parcel, by=UserFactory(staff="reviewer"))
        application.refresh_from_db()
        assert application.due_on == date(2026, 11, 30)
        review(application, "return", comment="缺营业执照复印件")
        application.refresh_from_db()
        assert application.due_on is None


def test_what_is_late_is_marked_wherever_the_staff_look():
    with time_machine.travel(FRIDAY, tick=False):
        late = at("review", target_days=3)
        submitted_application(process=late.process)
    browser = Client()
    staff = UserFactory(phone=False, staff="reviewer", is_superuser=True)
    browser.force_login(staff)
    with time_machine.travel(FRIDAY + timedelta(days=5), tick=False):  # the 25th: the last day
        assert late not in Application.objects.overdue()
    with time_machine.travel(FRIDAY + timedelta(days=6), tick=False):
        found = browser.get(reverse("applications:index"), {"scope": "overdue"}).context["object_list"]
        assert list(found) == [late]
        assert "已超期" in browser.get(reverse("applications:inspect", args=[late.pk])).text
        assert "已超期" in browser.get(reverse("wagtailadmin_home")).text
