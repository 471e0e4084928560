from .differences import Difference, Reconciliation
from .invoices import InvoiceDetails, InvoiceKind, InvoiceRequest, InvoiceTitle
from .levels import Level, Price
from .memberships import Membership, Period
from .methods import PaymentMethod
from .online import OnlinePayment, Refund
from .orders import Order
from .payments import Payment, Voucher, VoucherFile
from .settings import DuesSettings

__all__ = [
    "Difference",
    "DuesSettings",
    "InvoiceDetails",
    "InvoiceKind",
    "InvoiceRequest",
    "InvoiceTitle",
    "Level",
    "Membership",
    "OnlinePayment",
    "Order",
    "Payment",
    "PaymentMethod",
    "Period",
    "Price",
    "Reconciliation",
    "Refund",
    "Voucher",
    "VoucherFile",
]
