"""What may follow what for orders, vouchers and invoice requests, each as one table."""

import itertools

import pytest

from membership.dues.models import InvoiceRequest, OnlinePayment, Order, Payment, Refund, Voucher
from membership.errors import IllegalTransition

ORDER, VOUCHER, INVOICE = Order.Status, Voucher.Status, InvoiceRequest.Status
PAYMENT, ONLINE, REFUND = Payment.Status, OnlinePayment.Status, Refund.Status
ALLOWED = {
    Order: {
        (ORDER.OPEN, ORDER.PAID),
        (ORDER.OPEN, ORDER.CANCELLED),
        (ORDER.PAID, ORDER.REFUNDED),
        (ORDER.PAID, ORDER.OPEN),
    },
    Payment: {(PAYMENT.RECEIVED, PAYMENT.REFUNDED), (PAYMENT.RECEIVED, PAYMENT.REVERSED)},
    OnlinePayment: {
        (ONLINE.ASKED, ONLINE.OPEN),
        *((before, ONLINE.PAID) for before in ONLINE if before != ONLINE.PAID),
        *((before, ONLINE.CLOSED) for before in OnlinePayment.LIVE),
        *((before, ONLINE.DISPUTED) for before in (*OnlinePayment.LIVE, ONLINE.CLOSED)),
    },
    Refund: {
        (REFUND.REQUESTED, REFUND.PROCESSING),
        (REFUND.ABNORMAL, REFUND.PROCESSING),
        *((before, REFUND.SUCCEEDED) for before in Refund.WAITING),
        *((before, REFUND.CLOSED) for before in Refund.WAITING),
        *((before, REFUND.ABNORMAL) for before in (REFUND.REQUESTED, REFUND.PROCESSING)),
    },
    Voucher: {
        (VOUCHER.SUBMITTED, VOUCHER.WITHDRAWN),
        (VOUCHER.SUBMITTED, VOUCHER.RETURNED),
        (VOUCHER.SUBMITTED, VOUCHER.CONFIRMED),
    },
    InvoiceRequest: {
        (INVOICE.REQUESTED, INVOICE.ISSUED),
        (INVOICE.REQUESTED, INVOICE.RETURNED),
        (INVOICE.ISSUED, INVOICE.REVERSED),
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
