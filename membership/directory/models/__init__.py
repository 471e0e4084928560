from .listings import Listing
from .lists import City
from .pages import MembersPage
from .settings import DirectorySettings

__all__ = ["City", "DirectorySettings", "Listing", "MembersPage"]
