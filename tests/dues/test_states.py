"""What may follow what for orders, vouchers and invoice requests, each as one table."""

import itertools

import pytest

from membership.dues.models import InvoiceRequest, Order, Voucher
from membership.errors import IllegalTransition

ORDER, VOUCHER, INVOICE = Order.Status, Voucher.Status, InvoiceRequest.Status
ALLOWED = {
    Order: {(ORDER.OPEN, ORDER.PAID), (ORDER.OPEN, ORDER.CANCELLED)},
    Voucher: {
        (VOUCHER.SUBMITTED, VOUCHER.WITHDRAWN),
        (VOUCHER.SUBMITTED, VOUCHER.RETURNED),
        (VOUCHER.SUBMITTED, VOUCHER.CONFIRMED),
    },
    InvoiceRequest: {
        (INVOICE.REQUESTED, INVOICE.ISSUED),
        (INVOICE.REQUESTED, INVOICE.RETURNED),
    },
}
STEPS = [(model, *step) for model in ALLOWED for step in itertools.product(model.Status, repeat=2)]


@pytest.mark.parametrize(("model", "before", "after"), STEPS)
def test_a_record_of_money_moves_only_where_its_map_leads(model, before, after):
    record = model(status=before)
    if (before, after) in ALLOWED[model]:
        record.move_to(after)
        assert record.status == after
    else:
        with pytest.raises(IllegalTransition):
            record.move_to(after)
        assert record.status == before
