from wagtail import hooks
from wagtail.contrib.settings.registry import SettingMenuItem, register_setting

from membership.records.sections import Section

from . import log_actions, viewsets
from .models import DispatchSettings
from .permissions import user_can_dispatch, user_can_give_files, user_can_see_dispatch, user_can_see_files

register_setting(DispatchSettings, icon="mail", order=60)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [getattr(viewsets, name)() for name in viewsets.__all__]


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


@hooks.register("construct_organisation_page", order=30)
def add_dispatch(request, organisation, sections):
    """What the company was sent and given, and what it waits for."""
    user = request.user
    if user_can_see_dispatch(user):
        owed = organisation.owed.with_papers()
        sections.append(
            Section(
                "dispatch/admin/sections/owed.html",
                owed=owed,
                organisation=organisation,
                may=user_can_dispatch(user),
            )
        )
    if user_can_see_files(user):
        files = organisation.association_files.select_related("file", "parcel", "paper", "invoice")
        sections.append(
            Section(
                "dispatch/admin/sections/files.html",
                files=files,
                organisation=organisation,
                may=user_can_give_files(user),
            )
        )
