from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "membership.notifications"
    label = "notifications"
    verbose_name = _("Notifications")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from . import checks  # noqa: F401
        from .models import Notice, Wording
        from .permissions import NoticePermissionPolicy, WordingPermissionPolicy
        from .wordings import create_missing_wordings

        register_permission_policy(Notice, NoticePermissionPolicy(Notice))
        register_permission_policy(Wording, WordingPermissionPolicy(Wording))

        post_migrate.connect(create_missing_wordings, sender=self)
