"""Our groups of the menu. Rooms hang their screens into them through the hooks named here."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.admin.viewsets.base import ViewSetGroup


class QueuesMenuItem(SubmenuMenuItem):
    """A group whose screens say how much waits: closed, it says so for all of them."""

    def render_component(self, request):
        component = super().render_component(request)
        waiting = sum(int(item.attrs.get("data-desk-count", 0)) for item in component.menu_items)
        if waiting:
            component.attrs = {**component.attrs, "data-desk-count": str(waiting)}
        return component


class MoneyGroup(ViewSetGroup):
    menu_label = _("Money")
    menu_name = "money"
    menu_icon = "calendar-check"
    menu_order = 20
    submenu_hook = "register_money_menu_item"

    def get_menu_item(self, order=None):
        item = super().get_menu_item(order)
        return QueuesMenuItem(
            item.label, item.menu, name=item.name, icon_name=item.icon_name, order=item.order
        )


class PostGroup(MoneyGroup):
    menu_label = _("Post and files")
    menu_name = "post"
    menu_icon = "mail"
    menu_order = 25
    submenu_hook = "register_post_menu_item"


class ExchangeGroup(MoneyGroup):
    menu_label = _("Between members")
    menu_name = "exchange"
    menu_icon = "group"
    menu_order = 35
    submenu_hook = "register_exchange_menu_item"


class MembersGroup(MoneyGroup):
    menu_label = _("Members")
    menu_name = "companies"
    menu_icon = "group"
    menu_order = 30
    submenu_hook = "register_members_menu_item"


class MembershipSettingsGroup(ViewSetGroup):
    menu_label = _("Rules and lists")
    menu_name = "membership-settings"
    menu_icon = "sliders"
    menu_order = 9500
    submenu_hook = "register_membership_settings_menu_item"
