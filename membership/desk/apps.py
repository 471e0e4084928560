from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "membership.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self):
        from membership.accounts.signals import code_requested

        from .approval import create_workflow
        from .notices import send_code
        from .roles import create_roles

        code_requested.connect(send_code, dispatch_uid="desk.send_code")
        # Rooms without models are not told of migrations; any room below that has some will do.
        any_room = apps.get_app_config("joining")
        post_migrate.connect(create_roles, sender=any_room, dispatch_uid="desk.create_roles")
        post_migrate.connect(create_workflow, sender=any_room, dispatch_uid="desk.create_workflow")
