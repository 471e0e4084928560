from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.contrib.settings.registry import SettingMenuItem, register_setting

from . import log_actions
from .models import AccountSettings, OrganisationSettings
from .viewsets import (
    CategoryViewSet,
    IndustryViewSet,
    OrganisationViewSet,
    ProposalViewSet,
    RevenueViewSet,
)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [
        OrganisationViewSet(),
        ProposalViewSet(),
        RevenueViewSet(),
        IndustryViewSet(),
        CategoryViewSet(),
    ]


SETTINGS = (AccountSettings, OrganisationSettings)

register_setting(AccountSettings, icon="lock", order=60)
register_setting(OrganisationSettings, icon="home", order=58)


@hooks.register("register_membership_settings_menu_item")
def register_settings_menu_item():
    return SettingMenuItem(AccountSettings, icon="lock", order=60)


@hooks.register("register_membership_settings_menu_item")
def register_data_settings_menu_item():
    return SettingMenuItem(OrganisationSettings, icon="home", order=58)


@hooks.register("construct_settings_menu")
def keep_with_membership(request, items):
    """These settings stand with those of membership, not once more under Wagtail's."""
    items[:] = [item for item in items if getattr(item, "model", None) not in SETTINGS]


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(
        content_type__app_label="organisations", codename="manage_enterpriseaccount"
    )


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
