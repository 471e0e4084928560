from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DuesConfig(AppConfig):
    name = "membership.dues"
    label = "dues"
    verbose_name = _("Dues")

    def ready(self):
        from membership.papers.access import register_reader
        from membership.papers.kinds import register

        from . import checks, notices  # noqa: F401 - declare checks and message types
        from .papers import PAYMENT_NOTICE, RECEIPT
        from .permissions import user_can_open_file

        register(PAYMENT_NOTICE)
        register(RECEIPT)
        register_reader(user_can_open_file)
