from .listings import Listing
from .lists import City
from .magazine import MagazinePhoto, MagazineProfile, MagazineSettings
from .pages import MembersPage
from .settings import DirectorySettings

__all__ = [
    "City",
    "DirectorySettings",
    "Listing",
    "MagazinePhoto",
    "MagazineProfile",
    "MagazineSettings",
    "MembersPage",
]
