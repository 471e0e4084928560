from .companies import CompanyDetails, CompanyPicture, Organisation
from .lists import Category, Industry
from .people import Contact

__all__ = ["Category", "CompanyDetails", "CompanyPicture", "Contact", "Industry", "Organisation"]
