from .companies import CompanyDetails, Organisation
from .lists import Category, Industry
from .people import Contact

__all__ = ["Category", "CompanyDetails", "Contact", "Industry", "Organisation"]
