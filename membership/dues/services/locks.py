"""Everything about one order happens one after the other: its row is the lock."""

from django.db.models import Model

from ..models import InvoiceRequest, OnlinePayment, Order, Payment, Refund, Voucher


def locked(record: Model) -> Model:
    """`record` as it is now, locked until the transaction ends; its orders are locked before it."""
    if isinstance(record, Refund):
        Order.objects.select_for_update().get(payments=record.payment_id)
    elif isinstance(record, OnlinePayment | Payment | Voucher):
        Order.objects.select_for_update().get(pk=record.order_id)
    elif isinstance(record, InvoiceRequest):
        list(Order.objects.select_for_update().filter(invoice_requests=record).order_by("pk"))
    return type(record).objects.select_for_update().get(pk=record.pk)
