from wagtail import hooks
from wagtail.contrib.settings.registry import SettingMenuItem, register_setting

from . import log_actions
from .faces import Face
from .models import DirectorySettings, MagazineSettings, MembersPage
from .querysets import public_members
from .viewsets import CityViewSet, ListingViewSet, MagazineProfileViewSet

OURS = {DirectorySettings: 70, MagazineSettings: 75}
for model, order in OURS.items():
    register_setting(model, icon="view", order=order)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [ListingViewSet(), CityViewSet(), MagazineProfileViewSet()]


@hooks.register("register_membership_settings_menu_item")
def register_directory_settings():
    return SettingMenuItem(DirectorySettings, icon="view", order=OURS[DirectorySettings])


@hooks.register("register_membership_settings_menu_item")
def register_magazine_settings():
    return SettingMenuItem(MagazineSettings, icon="openquote", order=OURS[MagazineSettings])


@hooks.register("construct_settings_menu")
def keep_with_membership(request, items):
    """These settings stand with those of membership, not once more under Wagtail's."""
    items[:] = [item for item in items if getattr(item, "model", None) not in OURS]


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
