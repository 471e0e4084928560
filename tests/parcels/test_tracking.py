"""Asking where parcels are: what every provider promises, what 快递100 says, and how rarely it is asked."""

from datetime import timedelta

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from membership.parcels import services
from membership.parcels.couriers import COURIERS, courier_of
from membership.parcels.models import Parcel, Transit
from membership.parcels.refreshing import MOST_CHECKS, may_ask_now, refresh_tracking
from membership.parcels.tracking import PROVIDERS, provider_class, tracking_provider
from membership.parcels.tracking.base import Misconfigured, NothingYet, Question, Retry
from tests.factories import UserFactory, announced_parcel, organisation

from .servers import GARBAGE, TIME_OUT

pytestmark = pytest.mark.django_db


@pytest.fixture(params=sorted(PROVIDERS))
def served(request):
    """Each provider with its stand-in: a new one needs a fixture of its name in conftest.py."""
    return request.param, request.getfixturevalue(request.param)


def question(**changes):
    given = {"courier": courier_of("sf"), "number": "SF1234567890123", "phone": "010-88880000转8001"}
    return Question(**given | changes)


def test_every_provider_tells_the_newest_event_first_and_of_this_very_moment(served):
    _name, server = served
    news = tracking_provider().track(question())
    assert news.transit in Transit
    assert [event.text for event in news.events] == ["已到达 北京转运中心", "已揽收"]
    assert all(timezone.is_aware(event.at) for event in news.events)
    assert len(server.asked) == 1


@pytest.mark.parametrize("fault", [TIME_OUT, GARBAGE, 429, 502])
def test_every_provider_may_be_asked_again_after_a_fault(served, settings, fault):
    settings.PARCEL_TRACKING_SECONDS = 0.2
    served[1].answer = fault
    with pytest.raises(Retry):
        tracking_provider().track(question())


def test_no_provider_is_reached_where_there_is_no_network(served, settings):
    name, _server = served
    getattr(settings, name.upper())["endpoint"] = "http://127.0.0.1:9/"
    with pytest.raises(Retry):
        tracking_provider().track(question())


def test_every_provider_says_which_settings_it_lacks(served, settings):
    name, _server = served
    emptied = dict.fromkeys(getattr(settings, name.upper()), "")
    setattr(settings, name.upper(), emptied)
    missing = provider_class(name).missing_settings()
    assert missing
    assert {error.id for error in run_checks() if error.id and error.id.startswith("parcels")} == {
        "parcels.E002"
    }
    assert refresh_tracking() == 0


def test_every_provider_knows_which_couriers_it_may_be_asked_about(served):
    provider = tracking_provider()
    assert provider.knows(COURIERS["sf"])
    assert not provider.knows(COURIERS["other"])


def test_kuaidi100_gets_the_couriers_name_there_and_the_last_digits_of_the_phone(kuaidi100):
    tracking_provider().track(question())
    assert kuaidi100.asked == [
        {"com": "shunfeng", "num": "SF1234567890123", "order": "desc", "phone": "0000"}
    ]


@pytest.mark.parametrize(
    ("state", "transit"),
    [
        ("0", Transit.MOVING),
        ("1", Transit.COLLECTED),
        ("2", Transit.PROBLEM),
        ("3", Transit.DELIVERED),
        ("301", Transit.DELIVERED),
        ("5", Transit.DELIVERING),
        ("6", Transit.RETURNING),
        ("14", Transit.PROBLEM),
        ("99", Transit.MOVING),
    ],
)
def test_states_of_kuaidi100_in_our_words(kuaidi100, state, transit):
    kuaidi100.answer = state
    assert tracking_provider().track(question()).transit == transit


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("400", NothingYet),
        ("408", NothingYet),
        ("500", NothingYet),
        ("501", Retry),
        ("502", Retry),
        ("601", Misconfigured),
    ],
)
def test_refusals_of_kuaidi100(kuaidi100, code, error):
    kuaidi100.answer = code
    with pytest.raises(error):
        tracking_provider().track(question())


def test_a_wrong_key_of_kuaidi100_is_a_fault_of_the_configuration(kuaidi100, settings):
    settings.KUAIDI100["key"] = "another"
    with pytest.raises(Misconfigured):
        tracking_provider().track(question())
    assert kuaidi100.asked == []


def due_parcel(**changes) -> Parcel:
    parcel = announced_parcel(**changes)
    Parcel.objects.filter(pk=parcel.pk).update(next_check_at=timezone.now())
    return parcel


def test_what_is_on_its_way_is_asked_about_and_not_again_before_its_time(kuaidi100):
    parcel = due_parcel()
    assert (refresh_tracking(), refresh_tracking()) == (1, 0)
    parcel.refresh_from_db()
    assert (parcel.transit, parcel.last_event) == (Transit.MOVING, "已到达 北京转运中心")
    assert parcel.next_check_at - timezone.now() > timedelta(hours=7)
    assert not may_ask_now(parcel)


def test_a_parcel_that_was_just_entered_is_not_asked_about_yet(kuaidi100):
    announced_parcel()
    assert refresh_tracking() == 0


def test_what_the_courier_delivered_is_not_asked_about_again_but_received_by_people(kuaidi100):
    kuaidi100.answer = "3"
    parcel = due_parcel()
    refresh_tracking()
    parcel.refresh_from_db()
    assert (parcel.transit, parcel.next_check_at) == (Transit.DELIVERED, None)
    assert parcel.status == Parcel.Status.ANNOUNCED


def test_what_we_posted_arrives_when_the_courier_says_so(kuaidi100):
    kuaidi100.answer = "3"
    keeper, company = UserFactory(), organisation()
    parcel = services.post_parcel(
        organisation=company,
        courier="ems",
        number="1234567890123",
        contents="证书",
        by=keeper,
        on=timezone.localdate(),
    )
    Parcel.objects.update(next_check_at=timezone.now())
    refresh_tracking()
    parcel.refresh_from_db()
    assert parcel.status == Parcel.Status.DELIVERED
    assert parcel.delivered_at


def test_received_withdrawn_and_unknown_couriers_cost_nothing(kuaidi100):
    received, withdrawn, elsewhere = due_parcel(), due_parcel(), due_parcel(courier="other")
    services.receive_parcel(parcel=received, by=UserFactory())
    services.cancel_parcel(parcel=withdrawn, by=withdrawn.announced_by)
    assert refresh_tracking() == 0
    assert kuaidi100.asked == []
    elsewhere.refresh_from_db()
    assert elsewhere.next_check_at is None


def test_no_news_keeps_what_was_known_and_says_why(kuaidi100):
    parcel = due_parcel()
    refresh_tracking()
    kuaidi100.answer = "500"
    Parcel.objects.update(next_check_at=timezone.now())
    refresh_tracking()
    parcel.refresh_from_db()
    assert (parcel.last_event, parcel.tracking_error) == ("已到达 北京转运中心", "nothing_yet")


def test_a_used_up_account_is_not_asked_about_the_other_parcels(kuaidi100):
    kuaidi100.answer = "601"
    for _ in range(3):
        due_parcel()
    refresh_tracking()
    assert len(kuaidi100.asked) == 1


def test_a_day_has_so_many_questions(kuaidi100, settings):
    settings.PARCEL_TRACKING_PER_DAY = 2
    for _ in range(3):
        due_parcel()
    assert refresh_tracking() == 2
    assert len(kuaidi100.asked) == 2


def test_a_parcel_is_given_up_after_so_many_questions(kuaidi100):
    parcel = due_parcel()
    Parcel.objects.update(checks=MOST_CHECKS - 1)
    refresh_tracking()
    parcel.refresh_from_db()
    assert parcel.next_check_at is None


def test_without_a_provider_nobody_is_asked(settings):
    due_parcel()
    settings.PARCEL_TRACKING = ""
    assert refresh_tracking() == 0
