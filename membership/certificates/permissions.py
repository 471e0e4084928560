"""Certificates are issued by the system: nobody adds, changes or deletes one by hand."""

from wagtail.permission_policies import ModelPermissionPolicy

from membership.organisations.permissions import user_acts_for

from .models import Certificate


class CertificatePermissionPolicy(ModelPermissionPolicy):
    refused = frozenset({"add", "change", "delete"})

    def user_has_permission(self, user, action):
        return action not in self.refused and super().user_has_permission(user, action)


def user_can_see_certificates(user) -> bool:
    """May this member of staff read the certificates of all members?"""
    return user.is_active and user.has_perm("certificates.view_certificate")


def user_can_revoke_certificates(user) -> bool:
    return user.is_active and user.has_perm("certificates.revoke_certificate")


def user_can_open_file(user, file) -> bool:
    """A certificate opens to the contacts of its company and to staff who may see certificates."""
    certificate = (
        Certificate.objects.filter(paper__file=file).select_related("membership__organisation").first()
    )
    if certificate is None:
        return False
    return user_can_see_certificates(user) or user_acts_for(user, certificate.membership.organisation)
