from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogFormatter

from .models import Certificate
from .viewsets import CertificateViewSet


@hooks.register("register_admin_viewset")
def register_certificates():
    return CertificateViewSet()


@hooks.register("construct_public_member")
def add_certificate(membership, proofs):
    """The public list of members leads to the certificate that stands, where the company allows it."""
    newest = Certificate.objects.filter(membership=membership).select_related("paper").first()
    if newest and not newest.is_revoked:
        proofs.append((newest.paper.number, newest.paper.get_absolute_url()))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        "certificates.render_again", pgettext_lazy("log", "Make the PDF again"), _("PDF asked for again")
    )

    @actions.register_action("certificates.revoke")
    class RevokeFormatter(LogFormatter):
        label = pgettext_lazy("log", "Revoke certificate")

        def format_message(self, log_entry):
            return _("Certificate revoked: %(reason)s") % {"reason": log_entry.data.get("reason", "")}
