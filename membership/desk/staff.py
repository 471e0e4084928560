from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users and groups with our screens (INSTALLED_APPS names this instead of `wagtail.users`)."""

    user_viewset = "membership.desk.users.StaffViewSet"
    group_viewset = "membership.desk.users.StaffGroupViewSet"
