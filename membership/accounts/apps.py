from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class AccountsConfig(AppConfig):
    name = "membership.accounts"
    label = "accounts"
    verbose_name = pgettext_lazy("who logs in", "Accounts")

    def ready(self):
        from django.contrib.auth.signals import user_logged_in, user_logged_out
        from wagtail.signals import page_published

        from .models import AgreementPage
        from .receivers import on_logged_in, on_logged_out
        from .services import keep_version

        user_logged_in.connect(on_logged_in, dispatch_uid="accounts.record_login")
        user_logged_out.connect(on_logged_out, dispatch_uid="accounts.end_login")

        page_published.connect(keep_version, sender=AgreementPage, dispatch_uid="accounts.keep_version")
