from home.models.guide import GuideIndexPage, GuidePage
from home.models.menus import FooterMenu, MainMenu
from home.models.pages import HomePage, StandardPage
from home.models.settings import AssociationSettings

__all__ = [
    "AssociationSettings",
    "FooterMenu",
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "MainMenu",
    "StandardPage",
]
