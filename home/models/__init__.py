from home.models.addresses import Address, AddressUse
from home.models.contact import ContactPage
from home.models.documents import DocumentNote
from home.models.downloads import DownloadSection, DownloadsPage
from home.models.guide import GuideIndexPage, GuidePage
from home.models.manual import GuideManual
from home.models.menus import FooterMenu, MainMenu
from home.models.pages import HomePage
from home.models.settings import AssociationSettings
from home.models.standard import StandardPage

__all__ = [
    "Address",
    "AddressUse",
    "AssociationSettings",
    "ContactPage",
    "DocumentNote",
    "DownloadSection",
    "DownloadsPage",
    "FooterMenu",
    "GuideIndexPage",
    "GuideManual",
    "GuidePage",
    "HomePage",
    "MainMenu",
    "StandardPage",
]
