from .entries import PostViewSet, ProductViewSet
from .lists import ExchangeCategoryViewSet, RegionViewSet
from .reports import ReportViewSet

__all__ = [
    "ExchangeCategoryViewSet",
    "PostViewSet",
    "ProductViewSet",
    "RegionViewSet",
    "ReportViewSet",
]
