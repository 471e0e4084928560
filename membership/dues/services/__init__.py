from .invoices import (
    check_invoiceable,
    issue_invoice,
    request_invoice,
    return_invoice_request,
    reverse_invoice,
)
from .memberships import refresh_membership_states
from .online import ask_about, close_if_wrong, close_online_payment, open_code, refresh_online_payment
from .orders import cancel_order, open_order
from .payment_notices import refresh_payment_notice
from .payments import confirm_voucher, return_voucher, submit_voucher, withdraw_voucher
from .receipts import refresh_receipt, replace_receipt
from .reconciling import reconcile_bill, reconcile_due_bills
from .refunds import (
    record_refund,
    refresh_refund,
    refundable,
    request_refund,
    reverse_payment,
    send_refund,
)
from .renewals import cancel_lapsed_renewals, give_up_renewal, open_renewal
from .titles import delete_invoice_title, keep_invoice_title, make_title_default, update_invoice_title
from .told import take_notification
from .trades import accept_disputed, record_trade, resolve_difference

__all__ = [
    "accept_disputed",
    "ask_about",
    "cancel_lapsed_renewals",
    "cancel_order",
    "check_invoiceable",
    "close_if_wrong",
    "close_online_payment",
    "confirm_voucher",
    "delete_invoice_title",
    "give_up_renewal",
    "issue_invoice",
    "keep_invoice_title",
    "make_title_default",
    "open_code",
    "open_order",
    "open_renewal",
    "reconcile_bill",
    "reconcile_due_bills",
    "record_refund",
    "record_trade",
    "refresh_membership_states",
    "refresh_online_payment",
    "refresh_payment_notice",
    "refresh_receipt",
    "refresh_refund",
    "refundable",
    "replace_receipt",
    "request_invoice",
    "request_refund",
    "resolve_difference",
    "return_invoice_request",
    "return_voucher",
    "reverse_invoice",
    "reverse_payment",
    "send_refund",
    "submit_voucher",
    "take_notification",
    "update_invoice_title",
    "withdraw_voucher",
]
