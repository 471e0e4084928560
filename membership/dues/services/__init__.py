from .invoices import issue_invoice, request_invoice, return_invoice_request
from .memberships import refresh_membership_states
from .orders import cancel_order, open_order
from .payments import confirm_voucher, return_voucher, submit_voucher, withdraw_voucher

__all__ = [
    "cancel_order",
    "confirm_voucher",
    "issue_invoice",
    "open_order",
    "refresh_membership_states",
    "request_invoice",
    "return_invoice_request",
    "return_voucher",
    "submit_voucher",
    "withdraw_voucher",
]
