"""Our groups of the menu. Rooms hang their screens into them through the hooks named here."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSetGroup


class MoneyGroup(ViewSetGroup):
    menu_label = _("Money")
    menu_name = "money"
    menu_icon = "calendar-check"
    menu_order = 20
    submenu_hook = "register_money_menu_item"


class MembersGroup(ViewSetGroup):
    menu_label = _("Members")
    menu_name = "members"
    menu_icon = "group"
    menu_order = 30
    submenu_hook = "register_members_menu_item"


class MembershipSettingsGroup(ViewSetGroup):
    menu_label = _("Membership settings")
    menu_name = "membership-settings"
    menu_icon = "sliders"
    menu_order = 9500
    submenu_hook = "register_membership_settings_menu_item"
