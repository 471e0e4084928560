from .changes import ProposalViewSet
from .companies import OrganisationViewSet
from .lists import CategoryViewSet, IndustryViewSet
from .revenue import RevenueViewSet

__all__ = [
    "CategoryViewSet",
    "IndustryViewSet",
    "OrganisationViewSet",
    "ProposalViewSet",
    "RevenueViewSet",
]
