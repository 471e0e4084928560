"""Certificates are issued by the system: nobody adds, changes or deletes one by hand."""

from wagtail.permission_policies import ModelPermissionPolicy

from membership.organisations.permissions import user_acts_for

from .models import Certificate, CertificateRequest


class CertificatePermissionPolicy(ModelPermissionPolicy):
    refused = frozenset({"add", "change", "delete"})

    def user_has_permission(self, user, action):
        return action not in self.refused and super().user_has_permission(user, action)


def user_can_see_certificates(user) -> bool:
    """May this member of staff read the certificates of all members?"""
    return user.is_active and user.has_perm("certificates.view_certificate")


def user_can_revoke_certificates(user) -> bool:
    return user.is_active and user.has_perm("certificates.revoke_certificate")


def user_can_see_requests(user) -> bool:
    """May this member of staff read who asks for a new certificate?"""
    return user.is_active and user.has_perm("certificates.view_certificaterequest")


def user_can_decide_requests(user) -> bool:
    """May this member of staff answer such a request? Granting revokes one certificate and issues another."""
    return user.is_active and user.has_perm("certificates.change_certificaterequest")


def user_can_open_file(user, file) -> bool:
    """A certificate, and what was sent with a request for one, opens to the company's people and to staff who
    may see certificates, or requests."""
    certificate = Certificate.objects.filter(paper__file=file).select_related("membership__organisation")
    if found := certificate.first():
        return user_can_see_certificates(user) or user_acts_for(user, found.membership.organisation)
    requests = CertificateRequest.objects.filter(declaration=file)
    if asked := requests.select_related("certificate__membership__organisation").first():
        return user_can_see_requests(user) or user_acts_for(user, asked.organisation)
    return False
