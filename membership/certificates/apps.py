from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "membership.certificates"
    label = "certificates"
    verbose_name = _("Certificates")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from membership.dues.signals import period_started
        from membership.organisations.signals import organisation_changed
        from membership.papers.access import register_reader
        from membership.papers.kinds import register

        from . import notices  # noqa: F401 - declares the message types
        from .models import Certificate
        from .papers import CERTIFICATE
        from .permissions import CertificatePermissionPolicy, user_can_open_file
        from .receivers import on_organisation_changed, on_period_started

        register(CERTIFICATE)
        register_reader(user_can_open_file)
        register_permission_policy(Certificate, CertificatePermissionPolicy(Certificate))
        period_started.connect(on_period_started, dispatch_uid="certificates.issue_certificate")
        organisation_changed.connect(on_organisation_changed, dispatch_uid="certificates.tell_outdated")
