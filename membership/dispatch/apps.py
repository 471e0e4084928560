from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DispatchConfig(AppConfig):
    name = "membership.dispatch"
    label = "dispatch"
    verbose_name = _("Dispatch")

    def ready(self):
        from membership.certificates.signals import certificate_reissued
        from membership.dues.signals import (
            invoice_issued,
            invoice_reversed,
            period_reversed,
            period_started,
        )
        from membership.papers.access import register_reader
        from membership.papers.signals import paper_ready

        from . import notices, receivers  # noqa: F401 - notices declares the message types
        from .permissions import user_can_open_file

        register_reader(user_can_open_file)
        period_started.connect(receivers.on_period_started, dispatch_uid="dispatch.owe_for_period")
        period_reversed.connect(receivers.on_period_reversed, dispatch_uid="dispatch.drop_for_period")
        certificate_reissued.connect(
            receivers.on_certificate_reissued, dispatch_uid="dispatch.owe_certificate_again"
        )
        invoice_reversed.connect(receivers.on_invoice_reversed, dispatch_uid="dispatch.drop_for_invoice")
        invoice_issued.connect(receivers.on_invoice_issued, dispatch_uid="dispatch.file_invoice")
        paper_ready.connect(receivers.on_paper_ready, dispatch_uid="dispatch.file_certificate")
