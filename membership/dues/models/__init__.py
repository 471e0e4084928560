from .invoices import InvoiceDetails, InvoiceKind, InvoiceRequest, InvoiceTitle
from .levels import Level, Price
from .memberships import Membership, Period
from .methods import PaymentMethod
from .orders import Order
from .payments import Payment, Voucher, VoucherFile
from .settings import DuesSettings

__all__ = [
    "DuesSettings",
    "InvoiceDetails",
    "InvoiceKind",
    "InvoiceRequest",
    "InvoiceTitle",
    "Level",
    "Membership",
    "Order",
    "Payment",
    "PaymentMethod",
    "Period",
    "Price",
    "Voucher",
    "VoucherFile",
]
