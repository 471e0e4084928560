from django.contrib.auth import get_user_model
from django.db import transaction

from ..models import AgreementVersion, Consent
from ..models.agreements import LOGIN_KINDS
from ..origin import Origin


@transaction.atomic
def keep_version(*, instance, **_signal) -> AgreementVersion:
    """The text just published, kept as a new version unless it reads as the last one did."""
    title, text = instance.title, str(instance.body.render_as_block())
    last = AgreementVersion.objects.select_for_update().current(instance.kind)
    if last and (last.title, last.text) == (title, text):
        return last
    return AgreementVersion.objects.create(
        kind=instance.kind, number=last.number + 1 if last else 1, title=title, text=text
    )


def record_consent(*, user: get_user_model(), version: AgreementVersion, origin: Origin) -> Consent:
    """Remember the first time this person accepted this version."""
    consent, _created = Consent.objects.get_or_create(
        user=user,
        version=version,
        defaults={"address": origin.address, "user_agent": origin.user_agent},
    )
    return consent


def accept_current(*, user: get_user_model(), origin: Origin) -> list[Consent]:
    """Logging in accepts the agreements named beside the button, as they stand now."""
    versions = AgreementVersion.objects.in_force(LOGIN_KINDS)
    return [record_consent(user=user, version=version, origin=origin) for version in versions]
