from wagtail import hooks
from wagtail.contrib.settings.registry import SettingMenuItem, register_setting
from wagtail.snippets.models import register_snippet

from . import log_actions
from .models import ExchangeSettings
from .on_company import add_products
from .viewsets import (
    ExchangeCategoryViewSet,
    PostViewSet,
    ProductViewSet,
    RegionViewSet,
    ReportViewSet,
)

register_snippet(PostViewSet)
register_snippet(ProductViewSet)

register_setting(ExchangeSettings, icon="group", order=75)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [ReportViewSet(), ExchangeCategoryViewSet(), RegionViewSet()]


@hooks.register("register_membership_settings_menu_item")
def register_settings_menu_item():
    return SettingMenuItem(ExchangeSettings, icon="group", order=75)


@hooks.register("construct_settings_menu")
def keep_with_membership(request, items):
    """The settings of the exchange stand with those of membership, not once more under Wagtail's."""
    items[:] = [item for item in items if getattr(item, "model", None) is not ExchangeSettings]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)


@hooks.register("construct_public_company")
def show_products(request, membership, parts):
    add_products(request, membership, parts)
