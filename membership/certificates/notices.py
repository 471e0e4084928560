"""The messages of the certificates' room."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from membership.notifications.channels import Channel
from membership.notifications.groups import Group
from membership.notifications.placeholders import clause
from membership.notifications.types import NoticeType, register
from membership.organisations.telling import tell_company

_CERTIFICATES = reverse_lazy("center:certificates")
_COMPANY = {"company": "示例供热有限公司"}

register(
    NoticeType(
        key="certificate_reissued",
        link=_CERTIFICATES,
        name=_("Certificate issued anew"),
        subject=_("New certificate for {company}"),
        variables=_COMPANY | {"number": "ZS20260018", "old_number": "ZS20260003"},
        text=_(
            "A new certificate of membership was issued to {company}: number {number}. The one with number "
            "{old_number} is void. You find it in the member center under My certificates."
        ),
    ),
    NoticeType(
        key="certificate_outdated",
        link=_CERTIFICATES,
        name=_("Certificate bears an earlier name"),
        subject=_("Your certificate bears the earlier name"),
        variables=_COMPANY | {"number": "ZS20260003"},
        text=_(
            "The name of {company} has changed; certificate {number} still bears the earlier one. You can "
            "ask for a new certificate in the member center under My certificates."
        ),
        channels=(Channel.INBOX, Channel.EMAIL),
    ),
    NoticeType(
        key="certificate_request_refused",
        link=_CERTIFICATES,
        name=_("Certificate request refused"),
        subject=_("Your request for a new certificate"),
        variables=_COMPANY | {"number": "ZS20260003", "reason": "变更后的单位名称尚未审核通过"},
        text=_(
            "The request of {company} for a new certificate (number {number}) was not granted: {reason}. "
            "The certificate stays as it is."
        ),
    ),
    group=Group.PAPERS,
)


def tell_reissued(certificate, *, instead_of) -> None:
    tell_company(
        certificate.membership.organisation,
        type="certificate_reissued",
        event=f"certificate-reissued:{certificate.pk}",
        number=certificate.paper.number,
        old_number=instead_of.paper.number,
    )


def tell_outdated(certificate) -> None:
    organisation = certificate.membership.organisation
    tell_company(
        organisation,
        type="certificate_outdated",
        event=f"certificate-outdated:{certificate.pk}:{organisation.name}",
        number=certificate.paper.number,
    )


def tell_refused(request) -> None:
    tell_company(
        request.organisation,
        type="certificate_request_refused",
        event=f"certificate-request-refused:{request.pk}",
        number=request.certificate.paper.number,
        reason=clause(request.reason),
    )
