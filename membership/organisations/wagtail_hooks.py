from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.contrib.settings.registry import SettingMenuItem, register_setting

from . import log_actions
from .models import AccountSettings
from .viewsets import CategoryViewSet, IndustryViewSet, OrganisationViewSet


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [OrganisationViewSet(), IndustryViewSet(), CategoryViewSet()]


register_setting(AccountSettings, icon="lock", order=60)


@hooks.register("register_membership_settings_menu_item")
def register_settings_menu_item():
    return SettingMenuItem(AccountSettings, icon="lock", order=60)


@hooks.register("construct_settings_menu")
def keep_accounts_with_membership(request, items):
    """The accounts of companies stand with the settings of membership, not once more under Wagtail's."""
    items[:] = [item for item in items if getattr(item, "model", None) is not AccountSettings]


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(
        content_type__app_label="organisations", codename="manage_enterpriseaccount"
    )


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
