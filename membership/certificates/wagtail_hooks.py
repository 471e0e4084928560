from wagtail import hooks

from . import log_actions
from .models import Certificate
from .viewsets import CertificateRequestViewSet, CertificateViewSet


@hooks.register("register_admin_viewset")
def register_certificates():
    return [CertificateViewSet(), CertificateRequestViewSet()]


@hooks.register("construct_public_member")
def add_certificate(membership, proofs):
    """The public list of members leads to the certificate that stands, where the company allows it."""
    newest = Certificate.objects.filter(membership=membership).select_related("paper").first()
    if newest and not newest.is_revoked:
        proofs.append((newest.paper.number, newest.paper.get_absolute_url()))


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)
