"""Renewing (J11): the offer, its order, what it brings when it is paid, and who may come back how."""

import threading
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from membership.dues import tasks
from membership.dues.errors import NotOffered, RenewalClosed, RenewalNotOpenYet, RenewalUnderWay
from membership.dues.models import DuesSettings, Order, Price
from membership.dues.renewals import renewal_offer
from membership.dues.services import (
    cancel_order,
    confirm_voucher,
    give_up_renewal,
    open_code,
    open_renewal,
)
from membership.dues.services import renewals as services
from membership.dues.terms import Comeback, MembershipState, RenewalRules, Way, renewal_way, term_after
from membership.joining.models import Application
from membership.notifications.models import Notice
from membership.organisations.models import Role
from tests.factories import (
    LevelFactory,
    UserFactory,
    add_person,
    approved_application,
    joined_application,
    voucher_for,
)

pytestmark = pytest.mark.django_db
PAGE = "/member/renew/"


@pytest.fixture
def application(db):
    application = joined_application()
    application.applicant.set_password("a long password")
    application.applicant.save()
    return application


@pytest.fixture
def membership(application):
    return application.organisation.membership


@pytest.fixture
def higher(db):
    return LevelFactory(name="理事单位", price="3500.00")


@pytest.fixture
def owner(application):
    client = Client()
    client.force_login(application.applicant)
    return client


def set_rules(**rules):
    kept = DuesSettings.load()
    for name, value in rules.items():
        setattr(kept, name, value)
    kept.save()


def before_the_end(membership, days=30):
    return time_machine.travel(membership.valid_until - timedelta(days=days))


def ordered(membership, **chosen) -> Order:
    given = {"level": membership.level, "years": 1, "by": None} | chosen
    return open_renewal(organisation=membership.organisation, **given)


def paid(order, *, received_on=None):
    finance = UserFactory(staff="finance")
    confirm_voucher(
        voucher=voucher_for(order, by=finance),
        by=finance,
        amount=order.amount,
        received_on=received_on or timezone.localdate(),
    )
    order.refresh_from_db()
    return order


def at(day: str):
    return timezone.make_aware(timezone.datetime.fromisoformat(day))


@pytest.mark.parametrize(
    ("state", "now", "rules", "way"),
    [
        ("active", "2026-10-02 23:59", {}, Way.LATER),
        ("active", "2026-10-03 00:00", {}, Way.RENEW),
        ("active", "2026-01-01 00:00", {"opens_days": 0}, Way.RENEW),
        ("due", "2028-01-01 00:00", {}, Way.RENEW),
        ("withdrawn", "2029-06-01 00:00", {}, Way.APPLY_AGAIN),
        ("withdrawn", "2029-06-01 00:00", {"comeback": Comeback.RENEW}, Way.RENEW),
    ],
)
def test_a_membership_goes_on_in_this_way(state, now, rules, way):
    found = renewal_way(
        state=MembershipState(state),
        valid_until=at("2027-01-01 12:00"),
        now=at(now),
        rules=RenewalRules(**rules),
    )
    assert found == way


def test_paying_early_extends_from_the_old_end_whenever_finance_confirms(membership):
    end = membership.valid_until
    with before_the_end(membership, days=30):
        order, came_on = ordered(membership), timezone.localdate()
    with time_machine.travel(end + timedelta(days=20)):
        paid(order, received_on=came_on)
        membership.refresh_from_db()
        assert (order.period.starts_at, order.period.ends_at) == (end, membership.valid_until)
        assert membership.valid_until == term_after(paid_at=end, years=1, rule="rolling")[1]
        assert membership.state == MembershipState.ACTIVE


def test_paying_late_begins_with_the_payment(membership):
    with time_machine.travel(membership.valid_until + timedelta(days=100), tick=False):
        tasks.refresh_states()
        order = paid(ordered(membership))
        assert order.period.starts_at == timezone.now()
        membership.refresh_from_db()
        assert membership.state == MembershipState.ACTIVE


def test_an_order_that_is_not_paid_changes_nothing_of_the_membership(membership, higher):
    before = (membership.state, membership.level_id, membership.valid_until)
    set_rules(renewal_opens_days=0)
    cancel_order(order=ordered(membership, level=higher), by=None)
    ordered(membership, level=higher)
    tasks.refresh_states()
    membership.refresh_from_db()
    assert (membership.state, membership.level_id, membership.valid_until) == before


def test_another_level_counts_from_the_first_day_of_the_new_term(membership, higher):
    set_rules(renewal_max_years=3)
    old, end = membership.level, membership.valid_until
    with before_the_end(membership):
        order = paid(ordered(membership, level=higher, years=2))
        membership.refresh_from_db()
        assert (order.amount, membership.level) == (Decimal("7000.00"), old)
        coming, hanging = membership.certificates.all()
        first_day = timezone.localdate(end)
        assert coming.paper.data["level"] == higher.name
        assert coming.paper.data["from"] == f"{first_day.year}年{first_day.month}月{first_day.day}日"
        assert (hanging.state, coming.state) == ("valid", "valid")
    with time_machine.travel(end + timedelta(minutes=1)):
        assert tasks.refresh_states() == 1
        assert tasks.refresh_states() == 0
        assert [each.state for each in membership.certificates.all()] == ["valid", "superseded"]
    membership.refresh_from_db()
    assert membership.level == higher
    with time_machine.travel(membership.valid_until + timedelta(days=1000)):
        tasks.refresh_states()
        membership.refresh_from_db()
        assert (membership.level, membership.state) == (higher, MembershipState.WITHDRAWN)


def test_the_price_is_that_of_the_day_on_which_the_term_begins(membership):
    Price.objects.create(
        level=membership.level,
        amount=Decimal("2600.00"),
        starts_on=timezone.localdate(membership.valid_until) - timedelta(days=5),
    )
    with before_the_end(membership):
        order = ordered(membership)
        Price.objects.filter(level=membership.level).update(amount=Decimal("9.00"))
        assert ordered(membership) == order  # as agreed, whatever prices say later
        order.refresh_from_db()
        assert order.amount == Decimal("2600.00")


def test_what_is_not_offered_is_refused(membership, higher):
    with pytest.raises(RenewalNotOpenYet):
        ordered(membership)
    with before_the_end(membership):
        with pytest.raises(NotOffered):
            ordered(membership, years=2)
        set_rules(renewal_changes_level=False)
        with pytest.raises(NotOffered):
            ordered(membership, level=higher)
    assert not Order.objects.filter(kind=Order.Kind.RENEWAL).exists()


@pytest.mark.parametrize("comeback", list(Comeback))
@pytest.mark.parametrize("is_being_paid", [True, False])
def test_an_old_order_brings_nobody_back_who_has_to_apply_again(comeback, is_being_paid, membership):
    set_rules(comeback=comeback)
    with before_the_end(membership):
        order = ordered(membership)
        if is_being_paid:
            voucher_for(order, by=UserFactory())
    with time_machine.travel(membership.valid_until + timedelta(days=1000)):
        tasks.refresh_states()
    order.refresh_from_db()
    stands = is_being_paid or comeback == Comeback.RENEW
    assert order.status == (Order.Status.OPEN if stands else Order.Status.CANCELLED)


@pytest.mark.parametrize("comeback", list(Comeback))
def test_who_has_left_comes_back_the_way_that_is_set(comeback, application, membership, owner):
    set_rules(comeback=comeback)
    number = membership.number
    with time_machine.travel(membership.valid_until + timedelta(days=1000)):
        owner.force_login(application.applicant)
        tasks.refresh_states()
        membership.refresh_from_db()
        page = owner.get(PAGE).content.decode()
        if comeback == Comeback.APPLY_AGAIN:
            assert reverse("joining:notice") in page
            assert "data-quote" not in page
            with pytest.raises(RenewalClosed):
                ordered(membership)
            notice = owner.post(reverse("joining:notice"), follow=True)
            assert notice.redirect_chain[-1][0] == reverse("joining:form")
        else:
            paid(ordered(membership))
            membership.refresh_from_db()
            assert (membership.state, membership.number) == (MembershipState.ACTIVE, number)


def test_choosing_otherwise_takes_the_place_of_an_order_that_nobody_pays(membership, higher):
    with before_the_end(membership):
        first = ordered(membership)
        assert ordered(membership, level=higher) == first  # who has not seen it does not replace it
        second = ordered(membership, level=higher, replaces=first.number)
        first.refresh_from_db()
        assert (first.status, second.amount) == (Order.Status.CANCELLED, Decimal("3500.00"))
        voucher_for(second, by=UserFactory())
        for attempt in (lambda: ordered(membership, replaces=second.number), lambda: give_up(second)):
            with pytest.raises(RenewalUnderWay):
                attempt()
        second.refresh_from_db()
        assert second.status == Order.Status.OPEN


def give_up(order):
    return give_up_renewal(order=order, by=None)


def test_a_live_code_is_called_in_before_its_order_is_replaced(membership, higher, wechat):
    set_rules(takes_wechat=True, renewal_opens_days=0)
    first = ordered(membership)
    online = open_code(order=first, method="wechat", by=None)
    ordered(membership, level=higher, replaces=first.number)
    online.refresh_from_db()
    assert (online.status, online.ending) == ("closed", "superseded")


def test_a_code_that_was_paid_meanwhile_pays_the_order_that_was_to_be_replaced(membership, higher, wechat):
    set_rules(takes_wechat=True, renewal_opens_days=0)
    first = ordered(membership)
    online = open_code(order=first, method="wechat", by=None)
    wechat.ledger.pay(online.number)  # and nobody has told us yet
    assert ordered(membership, level=higher, replaces=first.number) == first
    first.refresh_from_db()
    assert first.status == Order.Status.PAID
    assert Order.objects.filter(kind=Order.Kind.RENEWAL).count() == 1


def test_the_pages_lead_from_the_offer_to_the_date_that_has_moved_on(application, membership, higher, owner):
    end = membership.valid_until
    assert f"{timezone.localdate(end) - timedelta(days=90)}" in text_of(owner, PAGE)
    with before_the_end(membership):
        owner.force_login(application.applicant)
        page = text_of(owner, PAGE)
        assert "需支付：" in page
        assert "¥2000.00" in page
        assert higher.name in page
        part = owner.get(f"{PAGE}?level={higher.pk}&years=1", headers={"X-Requested-With": "XMLHttpRequest"})
        assert "¥3500.00" in part.content.decode()
        assert "每年多 1500.00 元" in part.content.decode()
        wrong = owner.post(PAGE, chosen(membership, level="", years=1))
        assert "error-summary" in wrong.content.decode()
        answer = owner.post(PAGE, chosen(membership))
        order = Order.objects.get(kind=Order.Kind.RENEWAL)
        address = reverse("center:renew-order", args=[order.number])
        assert (answer["Location"], owner.get(PAGE)["Location"]) == (address, address)
        assert owner.post(PAGE, chosen(membership, level=higher.pk))["Location"] == address
        assert "我已打款并上传凭证" in text_of(owner, address)
        voucher = voucher_for(order)
        assert "管理员确认收款(审核通过)后即续费成功" in text_of(owner, address)
        finance = UserFactory(staff="finance")
        confirm_voucher(voucher=voucher, by=finance, amount=order.amount, received_on=timezone.localdate())
        membership.refresh_from_db()
        moved = f"{timezone.localtime(membership.valid_until):%Y-%m-%d %H:%M}"
        assert membership.valid_until > end
        assert moved in text_of(owner, address)
        told = Notice.objects.filter(type="renewal_confirmed")
        assert told.count() == told.filter(params__until=moved).count() >= 1


def chosen(membership, **given) -> dict:
    company = membership.organisation_id
    return {"company": company, "level": membership.level_id, "years": 1, "replaces": ""} | given


def text_of(client, address) -> str:
    return client.get(address).content.decode()


def test_who_may_pay_orders_renews_and_gives_up_and_nobody_else(membership, owner, client):
    set_rules(renewal_opens_days=0)
    for role, status in ((Role.EDITOR, 403), (Role.DUES, 200)):
        user = add_person(membership.organisation, role)
        user.set_password("a long password")
        user.save()
        client.force_login(user)
        assert client.get(PAGE).status_code == status
    client.post(PAGE, chosen(membership))
    order = Order.objects.get(kind=Order.Kind.RENEWAL)
    rival = joined_application()
    stranger = Client()
    stranger.force_login(rival.applicant)
    for name in ("renew-order", "give-up-renewal"):
        assert stranger.post(reverse(f"center:{name}", args=[order.number])).status_code in (404, 405)
    assert stranger.post(PAGE, chosen(membership)).status_code == 404
    owner.post(reverse("center:give-up-renewal", args=[order.number]))
    order.refresh_from_db()
    assert order.status == Order.Status.CANCELLED


def test_the_offer_costs_the_same_however_many_levels_and_orders_there_are(
    membership, owner, django_assert_num_queries
):
    set_rules(renewal_opens_days=0)
    owner.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        owner.get(PAGE)
    for number in range(10):
        LevelFactory(name=f"示例级别{number}", price="1000.00")
        cancel_order(order=ordered(membership), by=None)
    with django_assert_num_queries(len(few)):
        owner.get(PAGE)


def test_dues_of_a_cancelled_order_are_asked_for_again_when_the_applicant_wants_to_pay(client):
    application = approved_application()
    cancel_order(order=application.order, by=None)
    client.force_login(application.applicant)
    for _again in range(2):
        assert "我已打款，上传凭证" in text_of(client, "/join/dues/")
    order = Application.objects.get().order
    assert (order.status, Order.objects.count()) == (Order.Status.OPEN, 2)
    paid(order)
    assert Application.objects.get().status == Application.Status.JOINED


@pytest.mark.django_db(transaction=True)
def test_two_people_pressing_at_once_get_one_order():
    assert len(set(open_from_two_threads())) == 1
    assert Order.objects.filter(kind=Order.Kind.RENEWAL).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has no row locks to switch off")
def test_without_the_lock_pressing_at_once_is_a_race(monkeypatch):
    monkeypatch.setattr(services, "hold", lambda organisation: None)
    assert "refused" in open_from_two_threads()


def open_from_two_threads():
    """Both look for an open order before either makes one, as far as locks let them."""
    membership = joined_application().organisation.membership
    set_rules(renewal_opens_days=0)
    results, together = [], threading.Barrier(2, timeout=3)

    def look_together(*args):
        with suppress(threading.BrokenBarrierError):  # the lock lets in one at a time
            together.wait()
        return renewal_offer(*args)

    def press():
        try:
            results.append(ordered(membership).number)
        except IntegrityError:
            results.append("refused")
        finally:
            connection.close()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(services, "renewal_offer", look_together)
        threads = [threading.Thread(target=press) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return results
