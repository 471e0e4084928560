from .listings import CityViewSet, ListingViewSet
from .magazine import MagazineProfileViewSet

__all__ = ["CityViewSet", "ListingViewSet", "MagazineProfileViewSet"]
