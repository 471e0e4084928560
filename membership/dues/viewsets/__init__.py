from .invoices import InvoiceRequestViewSet
from .levels import LevelViewSet
from .memberships import MembershipViewSet
from .orders import OrderViewSet, PaymentViewSet
from .vouchers import VoucherViewSet

__all__ = [
    "InvoiceRequestViewSet",
    "LevelViewSet",
    "MembershipViewSet",
    "OrderViewSet",
    "PaymentViewSet",
    "VoucherViewSet",
]
