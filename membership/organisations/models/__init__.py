from .accounts import AccountSettings, EnterpriseAccount
from .companies import CompanyDetails, CompanyPicture, Organisation
from .handovers import Handover
from .lists import Category, Industry
from .people import Contact, Role
from .proposals import Proposal
from .revenue import Revenue, RevenueRequest
from .settings import OrganisationSettings

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
    "OrganisationSettings",
    "Proposal",
    "Revenue",
    "RevenueRequest",
    "Role",
]
