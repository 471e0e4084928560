"""Where a certificate no longer says what is known of its company."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .models import Certificate, CertificateRequest

KIND = CertificateRequest.Kind


@dataclass(frozen=True)
class Difference:
    """`kind` is the request that would put it right."""

    kind: str
    label: str
    printed: str
    today: str


def differences_of(certificate: Certificate) -> list[Difference]:
    """The certificate beside today's name of its company and the level of its term."""
    data = certificate.paper.data
    candidates = [
        Difference(
            KIND.NAME_CHANGED, _("Company name"), data["company"], certificate.membership.organisation.name
        ),
        Difference(KIND.LEVEL_CHANGED, _("Level"), data["level"], certificate.level.name),
    ]
    return [each for each in candidates if each.printed != each.today]


def kinds_on_offer(certificate: Certificate) -> list[str]:
    """What a company may ask for now."""
    return [*(difference.kind for difference in differences_of(certificate)), KIND.LOST]
