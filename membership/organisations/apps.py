from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "membership.organisations"
    label = "organisations"
    verbose_name = _("Organisations")

    def ready(self):
        from membership.accounts.recovery import register_keepers
        from membership.accounts.signals import password_chosen, phone_confirmed
        from membership.papers.access import register_reader

        from . import notices  # noqa: F401 - declares the message types
        from .permissions import user_can_open_file
        from .receivers import KEEPERS, on_password_chosen, on_phone_confirmed

        register_keepers(KEEPERS)
        register_reader(user_can_open_file)
        password_chosen.connect(on_password_chosen, dispatch_uid="organisations.password_chosen")
        phone_confirmed.connect(on_phone_confirmed, dispatch_uid="organisations.link_contacts")
