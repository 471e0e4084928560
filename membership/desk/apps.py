from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "membership.desk"
    label = "desk"
    verbose_name = _("Desk")

    def ready(self):
        from membership.accounts.signals import code_requested

        from .notices import send_code

        code_requested.connect(send_code, dispatch_uid="desk.send_code")
