from wagtail.users.apps import WagtailUsersAppConfig


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users, with our screens for them (INSTALLED_APPS names this instead of `wagtail.users`)."""

    user_viewset = "membership.desk.users.StaffViewSet"
