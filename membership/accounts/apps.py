from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class AccountsConfig(AppConfig):
    name = "membership.accounts"
    label = "accounts"
    verbose_name = pgettext_lazy("who logs in", "Accounts")

    def ready(self):
        from wagtail.signals import page_published

        from .models import AgreementPage
        from .services import keep_version

        page_published.connect(keep_version, sender=AgreementPage, dispatch_uid="accounts.keep_version")
