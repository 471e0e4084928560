from .listings import ListingForm, StaffListingForm
from .magazine import IssueForm, MagazineForm, MagazineReturnForm

__all__ = ["IssueForm", "ListingForm", "MagazineForm", "MagazineReturnForm", "StaffListingForm"]
