from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ParcelsConfig(AppConfig):
    name = "membership.parcels"
    label = "parcels"
    verbose_name = _("Parcels")

    def ready(self):
        from . import (
            checks,  # noqa: F401 - declares what is checked at start
            notices,  # noqa: F401 - declares the message types
        )
