from .accounts import AccountSettings, EnterpriseAccount
from .companies import CompanyDetails, CompanyPicture, Organisation
from .handovers import Handover
from .lists import Category, Industry
from .people import Contact, Role

__all__ = [
    "AccountSettings",
    "Category",
    "CompanyDetails",
    "CompanyPicture",
    "Contact",
    "EnterpriseAccount",
    "Handover",
    "Industry",
    "Organisation",
    "Role",
]
