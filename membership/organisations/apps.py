from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "membership.organisations"
    label = "organisations"
    verbose_name = _("Organisations")

    def ready(self):
        from membership.accounts.signals import phone_confirmed

        from . import notices  # noqa: F401 - declares the message types
        from .receivers import on_phone_confirmed

        phone_confirmed.connect(on_phone_confirmed, dispatch_uid="organisations.link_contacts")
