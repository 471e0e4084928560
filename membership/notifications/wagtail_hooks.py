from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting

from . import log_actions
from .models import NotificationSettings
from .viewsets import MessagesGroup

register_setting(NotificationSettings, icon="form")


@hooks.register("register_admin_viewset")
def register_messages():
    return MessagesGroup()


@hooks.register("construct_settings_menu")
def keep_letterhead_with_messages(request, items):
    """Not once more under Wagtail's settings."""
    items[:] = [item for item in items if getattr(item, "model", None) is not NotificationSettings]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
