"""Whatever changes an order leaves an entry that staff can read on its history."""

from decimal import Decimal

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from membership.dues import services
from tests.factories import UserFactory, approved_application, joined_application, voucher_for
from tests.world import ask_for_invoice

pytestmark = pytest.mark.django_db


def confirm(order, by):
    services.confirm_voucher(
        voucher=voucher_for(order), by=by, amount=Decimal("2000.00"), received_on=timezone.localdate()
    )


STEPS = {
    "send a voucher": lambda order, by: voucher_for(order),
    "withdraw it": lambda order, by: services.withdraw_voucher(voucher=voucher_for(order), by=by),
    "return it": lambda order, by: services.return_voucher(
        voucher=voucher_for(order), by=by, reason="看不清"
    ),
    "confirm it": confirm,
    "cancel the order": lambda order, by: services.cancel_order(order=order, by=by),
}
INVOICE_STEPS = {
    "issue it": lambda request, by: services.issue_invoice(request=request, by=by, number="1"),
    "return it": lambda request, by: services.return_invoice_request(request=request, by=by, reason="有误"),
    "reverse it": lambda request, by: services.reverse_invoice(
        request=request, by=by, number="红1", reason="有误"
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_each_step_of_an_order_is_written_down_with_who_took_it(step):
    order, finance = approved_application().order, UserFactory(staff="finance")
    before = set(history(order))
    STEPS[step](order, finance)
    written = set(history(order)) - before
    assert written
    assert {entry.user for entry in written} <= {finance, order.created_by}
    assert all(str(entry.message) for entry in written)


@pytest.mark.parametrize("step", INVOICE_STEPS)
def test_each_step_of_an_invoice_is_written_down_on_its_order(step):
    application, finance = joined_application(), UserFactory(staff="finance")
    request = ask_for_invoice(application)
    if step == "reverse it":
        services.issue_invoice(request=request, by=finance, number="1")
    before = set(history(application.order))
    INVOICE_STEPS[step](request, finance)
    (entry,) = set(history(application.order)) - before
    assert entry.user == finance


def history(record):
    return ModelLogEntry.objects.for_instance(record)
