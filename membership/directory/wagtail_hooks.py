from wagtail import hooks
from wagtail.contrib.settings.registry import SettingMenuItem, register_setting

from . import log_actions
from .faces import Face
from .models import DirectorySettings, MembersPage
from .querysets import public_members
from .viewsets import CityViewSet, ListingViewSet

register_setting(DirectorySettings, icon="view", order=70)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [ListingViewSet(), CityViewSet()]


@hooks.register("register_membership_settings_menu_item")
def register_settings_menu_item():
    return SettingMenuItem(DirectorySettings, icon="view", order=70)


@hooks.register("construct_settings_menu")
def keep_with_membership(request, items):
    """The settings of the list stand with those of membership, not once more under Wagtail's."""
    items[:] = [item for item in items if getattr(item, "model", None) is not DirectorySettings]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)


@hooks.register("public_members")
def members_listed():
    """For rooms that show what members offer: of whom anybody may know."""
    return public_members()


@hooks.register("public_face")
def face_of(membership):
    """As the public list shows this member; with the address of its page, where there is one."""
    page = MembersPage.objects.live().first()
    return Face(membership, page.url if page else "")
