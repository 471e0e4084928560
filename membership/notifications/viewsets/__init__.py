from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.contrib.settings.registry import SettingMenuItem

from ..models import NotificationSettings
from .notices import NoticeViewSet
from .wordings import WordingViewSet


class MessagesGroup(ModelViewSetGroup):
    """What was sent, what every type of message says, and the letterhead of the emails."""

    items = (NoticeViewSet, WordingViewSet)
    menu_label = _("Messages")
    menu_icon = "mail"
    menu_order = 700

    @cached_property
    def menu_name(self):
        return "messages"

    def get_submenu_items(self):
        return [*super().get_submenu_items(), SettingMenuItem(NotificationSettings, icon="form", order=900)]
