"""A member asks for a new certificate; the secretariat answers."""

from django.conf import settings
from django.db import transaction
from django.utils import translation
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.dues.models import Membership
from membership.organisations.models import Role
from membership.organisations.permissions import check_role
from membership.papers.kinds import LiveState
from membership.papers.models import PrivateFile

from ..differences import kinds_on_offer
from ..errors import NothingChanged, NothingToReplace, RequestWaits
from ..models import Certificate, CertificateRequest
from ..notices import tell_refused
from .issuing import replace_certificate

STATUS = CertificateRequest.Status


@transaction.atomic
def request_certificate(
    *, certificate: Certificate, kind: str, note: str, declaration: PrivateFile | None, by: User
) -> CertificateRequest:
    """Ask for a new certificate in place of this one.

    Raises `NothingToReplace` unless it is valid today, `NothingChanged` when it would say the same,
    `RequestWaits`, and `NotYourRole`."""
    membership = Membership.objects.select_for_update().get(pk=certificate.membership_id)
    check_role(by, membership.organisation, Role.EDITOR)
    certificate = Certificate.objects.with_standing().get(pk=certificate.pk)
    if certificate.state != LiveState.VALID:
        raise NothingToReplace
    if certificate.requests.pending().exists():
        raise RequestWaits
    if kind not in kinds_on_offer(certificate):
        raise NothingChanged
    request = CertificateRequest.objects.create(
        certificate=certificate, kind=kind, note=note, declaration=declaration, requested_by=by
    )
    log(request, "certificates.requested", user=by, data={"kind": str(request.get_kind_display())})
    return request


@transaction.atomic
def withdraw_request(*, request: CertificateRequest, by: User) -> CertificateRequest:
    """The company no longer wants it. Raises `IllegalTransition` once it was answered, and `NotYourRole`."""
    request = _locked(request)
    check_role(by, request.organisation, Role.EDITOR)
    request.decide(STATUS.WITHDRAWN, by=by)
    request.save()
    log(request, "certificates.request_withdrawn", user=by)
    return request


@transaction.atomic
def grant_request(*, request: CertificateRequest, by: User) -> CertificateRequest:
    """Revoke the certificate and issue a new one with a new number; the company is told.

    Raises `IllegalTransition` when it was answered, or a newer certificate was issued, in the meantime."""
    request = _locked(request)
    request.decide(STATUS.GRANTED, by=by)
    with translation.override(settings.LANGUAGE_CODE):
        reason = str(request.get_kind_display())
    request.replacement = replace_certificate(certificate=request.certificate, by=by, reason=reason)
    request.save()
    log(request, "certificates.request_granted", user=by, data={"number": request.replacement.paper.number})
    return request


@transaction.atomic
def refuse_request(*, request: CertificateRequest, reason: str, by: User) -> CertificateRequest:
    """The certificate stays; the company reads why. Raises `IllegalTransition`."""
    request = _locked(request)
    request.decide(STATUS.REFUSED, by=by, reason=reason)
    request.save()
    log(request, "certificates.request_refused", user=by, data={"reason": reason})
    tell_refused(request)
    return request


def _locked(request: CertificateRequest) -> CertificateRequest:
    """The membership first, as everywhere a certificate of it is issued; then the request."""
    Membership.objects.select_for_update().get(certificates=request.certificate_id)
    related = ("certificate__paper", "certificate__membership__organisation")
    found = CertificateRequest.objects.select_for_update(of=("self",)).select_related(*related)
    return found.get(pk=request.pk)
