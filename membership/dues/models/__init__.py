from .differences import Difference, Reconciliation
from .documents import InvoiceKind
from .invoices import InvoiceDetails, InvoicedOrder, InvoiceRequest, InvoiceTitle
from .levels import Level, Price
from .memberships import Membership, Period
from .methods import PaymentMethod
from .online import OnlinePayment, Refund
from .orders import Order
from .payment_notices import PaymentNotice
from .payments import Payment, Voucher, VoucherFile
from .receipts import Receipt
from .settings import DuesSettings

__all__ = [
    "Difference",
    "DuesSettings",
    "InvoiceDetails",
    "InvoiceKind",
    "InvoiceRequest",
    "InvoiceTitle",
    "InvoicedOrder",
    "Level",
    "Membership",
    "OnlinePayment",
    "Order",
    "Payment",
    "PaymentMethod",
    "PaymentNotice",
    "Period",
    "Price",
    "Receipt",
    "Reconciliation",
    "Refund",
    "Voucher",
    "VoucherFile",
]
