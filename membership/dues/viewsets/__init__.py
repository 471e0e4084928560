from .differences import DifferenceViewSet, ReconciliationViewSet
from .invoices import InvoiceRequestViewSet
from .levels import LevelViewSet
from .memberships import MembershipViewSet
from .orders import OrderViewSet
from .payments import PaymentViewSet
from .vouchers import VoucherViewSet

__all__ = [
    "DifferenceViewSet",
    "InvoiceRequestViewSet",
    "LevelViewSet",
    "MembershipViewSet",
    "OrderViewSet",
    "PaymentViewSet",
    "ReconciliationViewSet",
    "VoucherViewSet",
]
