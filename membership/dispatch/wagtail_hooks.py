from wagtail import hooks
from wagtail.contrib.settings.registry import SettingMenuItem, register_setting

from . import log_actions
from .models import DispatchSettings

register_setting(DispatchSettings, icon="mail", order=60)


@hooks.register("register_membership_settings_menu_item")
def register_settings_menu_item():
    return SettingMenuItem(DispatchSettings, icon="mail", order=60)


@hooks.register("construct_settings_menu")
def keep_with_membership(request, items):
    """These settings stand with those of membership, not once more under Wagtail's."""
    items[:] = [item for item in items if getattr(item, "model", None) is not DispatchSettings]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
