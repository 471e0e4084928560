from django.contrib.auth.models import Permission
from wagtail import hooks
from wagtail.contrib.settings.registry import SettingMenuItem, register_setting

from membership.records.sections import Section

from . import log_actions, viewsets
from .models import DuesSettings
from .permissions import user_can_see_money

register_setting(DuesSettings, icon="cog", order=50)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [getattr(viewsets, name)() for name in viewsets.__all__]


@hooks.register("register_membership_settings_menu_item")
def register_settings_menu_item():
    return SettingMenuItem(DuesSettings, icon="cog", order=50)


@hooks.register("construct_settings_menu")
def keep_dues_with_membership(request, items):
    """The dues stand with the settings of membership, not once more under Wagtail's."""
    items[:] = [item for item in items if getattr(item, "model", None) is not DuesSettings]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)


@hooks.register("register_permissions")
def register_permissions():
    return Permission.objects.filter(content_type__app_label="dues", codename="add_refund")


@hooks.register("construct_organisation_page", order=1)
def add_dues(request, organisation, sections):
    if request.user.has_perm("dues.view_membership"):
        membership = getattr(organisation, "membership", None)
        sections.append(Section("dues/admin/sections/membership.html", membership=membership))
    if user_can_see_money(request.user):
        orders = organisation.orders.select_related("level")
        sections.append(Section("dues/admin/sections/orders.html", orders=orders))
