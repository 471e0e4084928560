"""Money: what a company and finance may rely on."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from membership.dues.errors import AmountMismatch, InvoiceAlreadyRequested, NoPrice, NotIssuable
from membership.dues.models import Level, Membership, Order, Payment, Period, Price, Voucher
from membership.dues.services import (
    cancel_order,
    confirm_voucher,
    issue_invoice,
    open_order,
    payments,
    request_invoice,
    return_invoice_request,
    return_voucher,
    submit_voucher,
    withdraw_voucher,
)
from membership.errors import DomainError, IllegalTransition
from membership.notifications.models import Notice
from tests.factories import UserFactory, approved_application, joined_application, voucher_for

pytestmark = pytest.mark.django_db
TITLE = {
    "name": "示例公司",
    "uscc": "91990000MA0000001X",
    "email": "bill@example.com",
    "address": "",
    "phone": "",
    "bank": "",
    "account": "",
}


@pytest.fixture
def order():
    return approved_application().order


@pytest.fixture
def finance():
    return UserFactory(staff="finance")


def confirm(voucher, by, **changes):
    given = {"amount": Decimal("2000.00"), "received_on": timezone.localdate()} | changes
    return confirm_voucher(voucher=voucher, by=by, **given)


def test_the_price_agreed_stays_with_the_order(order):
    Price.objects.create(level=order.level, amount=Decimal("3000.00"), starts_on=timezone.localdate())
    order.refresh_from_db()
    assert order.amount == Decimal("2000.00")
    assert order.level.price_on(timezone.localdate()) == Decimal("3000.00")


def test_a_level_without_a_price_yet_makes_no_order(order):
    level = Level.objects.create(name="示例级别")
    Price.objects.create(level=level, amount=1, starts_on=date(2999, 1, 1))
    with pytest.raises(NoPrice):
        open_order(organisation=order.organisation, level=level, kind=Order.Kind.RENEWAL, by=None)


def test_asking_twice_gives_one_order(order):
    again = open_order(organisation=order.organisation, level=order.level, kind=Order.Kind.JOINING, by=None)
    assert again == order


def test_order_numbers_of_a_day_have_no_gaps():
    numbers = [approved_application().order.number for _ in range(3)]
    assert [int(number[-4:]) for number in numbers] == [1, 2, 3]
    assert all(number.startswith(f"{timezone.localdate():%Y%m%d}") for number in numbers)


def test_confirming_makes_the_company_a_member_for_the_term_it_paid(order, finance):
    confirm(voucher_for(order), finance)
    order.refresh_from_db()
    membership = Membership.objects.get(organisation=order.organisation)
    period = membership.periods.get()
    assert order.status == Order.Status.PAID
    assert (period.order, period.starts_at) == (order, order.paid_at)
    assert membership.valid_until == period.ends_at
    assert membership.state == "active"


def test_a_new_voucher_takes_the_place_of_the_one_that_waits(order):
    first, second = voucher_for(order), voucher_for(order)
    first.refresh_from_db()
    assert (first.status, second.status) == ("withdrawn", "submitted")
    assert order.pending_voucher == second


def test_a_returned_voucher_is_told_with_its_reason_and_another_may_follow(order, finance):
    return_voucher(voucher=voucher_for(order), by=finance, reason="看不清")
    assert "看不清" in Notice.objects.get(type="voucher_returned", channel="sms").text
    confirm(voucher_for(order), finance)
    assert Payment.objects.count() == 1


def test_another_amount_than_owed_has_to_be_meant(order, finance):
    voucher = voucher_for(order)
    with pytest.raises(AmountMismatch):
        confirm(voucher, finance, amount=Decimal("1999.99"))
    assert not Payment.objects.exists()


def test_part_payments_settle_the_order_only_when_they_add_up(order, finance):
    confirm(voucher_for(order), finance, amount=Decimal("800.00"), accept_difference=True)
    order.refresh_from_db()
    assert (order.status, order.outstanding) == ("open", Decimal("1200.00"))
    assert not Period.objects.exists()
    confirm(voucher_for(order), finance, amount=Decimal("1200.00"))
    order.refresh_from_db()
    assert (order.status, order.outstanding) == ("paid", Decimal("0.00"))
    assert Period.objects.count() == 1


VOUCHER_STEPS = {
    "withdraw": lambda v, by: withdraw_voucher(voucher=v, by=by),
    "return": lambda v, by: return_voucher(voucher=v, by=by, reason="看不清"),
    "confirm": lambda v, by: confirm(v, by),
}


@pytest.mark.parametrize("first", VOUCHER_STEPS)
@pytest.mark.parametrize("second", VOUCHER_STEPS)
def test_a_voucher_is_decided_once(first, second, order, finance):
    voucher = voucher_for(order)
    VOUCHER_STEPS[first](voucher, finance)
    with pytest.raises(IllegalTransition):
        VOUCHER_STEPS[second](voucher, finance)
    assert Payment.objects.count() == (first == "confirm")


@pytest.mark.parametrize("ending", ["paid", "cancelled"])
def test_an_order_that_has_ended_takes_no_voucher_and_is_not_cancelled_again(ending, order, finance):
    confirm(voucher_for(order), finance) if ending == "paid" else cancel_order(order=order, by=None)
    with pytest.raises(IllegalTransition):
        voucher_for(order)
    with pytest.raises(IllegalTransition):
        cancel_order(order=order, by=None)


def test_a_voucher_without_a_file_is_none(order, finance):
    with pytest.raises(ValueError, match="at least one file"):
        submit_voucher(order=order, files=[], by=finance)


def test_invoice_details_are_asked_once_and_kept_as_they_were_at_each_request(finance):
    order = joined_application().order
    request = request_invoice(orders=[order], kind="receipt", details=TITLE, by=order.created_by)
    with pytest.raises(InvoiceAlreadyRequested):
        request_invoice(orders=[order], kind="receipt", details=TITLE, by=order.created_by)
    return_invoice_request(request=request, by=finance, reason="税号有误")
    again = request_invoice(
        orders=[order], kind="receipt", details=TITLE | {"name": "示例新名"}, by=order.created_by
    )
    request.refresh_from_db()
    assert (request.name, again.name) == ("示例公司", "示例新名")
    assert [title.name for title in order.organisation.invoice_titles.all()] == ["示例公司", "示例新名"]


def test_an_invoice_is_issued_for_money_that_has_come(order, finance):
    request = request_invoice(orders=[order], kind="receipt", details=TITLE, by=order.created_by)
    with pytest.raises(NotIssuable):
        issue_invoice(request=request, by=finance, number="24320000000000000001")
    confirm(voucher_for(order), finance)
    issue_invoice(request=request, by=finance, number="24320000000000000001")
    with pytest.raises(IllegalTransition):
        return_invoice_request(request=request, by=finance, reason="太晚了")


@pytest.mark.django_db(transaction=True)
def test_two_people_confirming_at_once_confirm_once(finance):
    order = approved_application().order
    results = confirm_from_two_threads(voucher_for(order), finance)
    assert sorted(results) == ["confirmed", "refused"]
    assert Payment.objects.count() == Period.objects.count() == Membership.objects.count() == 1
    assert Notice.objects.filter(type="joined", channel="sms").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has no row locks to switch off")
def test_without_the_lock_the_race_is_real(finance, monkeypatch):
    monkeypatch.setattr(payments, "locked", lambda record: type(record).objects.get(pk=record.pk))
    order = approved_application().order
    results = confirm_from_two_threads(voucher_for(order), finance)
    assert results != ["confirmed", "refused"]


def confirm_from_two_threads(voucher: Voucher, by) -> list[str]:
    """Both read the voucher before either writes, as far as locks let them."""
    results, together = [], threading.Barrier(2, timeout=10)

    def confirm_once():
        try:
            together.wait()
            confirm(Voucher.objects.get(pk=voucher.pk), by)
            results.append("confirmed")
        except DomainError:
            results.append("refused")
        except Exception as error:
            results.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    threads = [threading.Thread(target=confirm_once) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_the_history_of_an_order_and_a_membership_reads_as_sentences(order, finance):
    voucher = voucher_for(order)
    return_voucher(voucher=voucher, by=finance, reason="看不清")
    confirm(voucher_for(order), finance)
    membership = Membership.objects.get(organisation=order.organisation)
    with translation.override("zh-hans"):
        entries = ModelLogEntry.objects.for_instance(order) | ModelLogEntry.objects.for_instance(membership)
        said = [str(entry.message) for entry in entries.order_by("timestamp", "pk")]
    assert "凭证被退回：看不清" in said
    assert f"{timezone.localdate()} 到账 2000.00 元。" in said
    assert f"会员有效期至 {timezone.localtime(membership.valid_until):%Y-%m-%d %H:%M}。" in said
