from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "membership.accounts"
    label = "accounts"
    verbose_name = _("Accounts")

    def ready(self):
        from wagtail.signals import page_published

        from .models import AgreementPage
        from .services import keep_version

        page_published.connect(keep_version, sender=AgreementPage, dispatch_uid="accounts.keep_version")
