from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "membership.exchange"
    label = "exchange"
    verbose_name = _("Exchange")

    def ready(self):
        from membership.papers.access import register_reader

        from . import notices  # noqa: F401 - declares the message types
        from .moderation import create_workflow
        from .permissions import user_can_open_file

        register_reader(user_can_open_file)
        post_migrate.connect(create_workflow, sender=self, dispatch_uid="exchange.create_workflow")
