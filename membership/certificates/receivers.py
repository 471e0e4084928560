from membership.papers.kinds import LiveState

from .models import Certificate, CertificateSettings
from .notices import tell_outdated
from .services import issue_certificate


def on_period_started(sender, *, period, by, **kwargs):
    issue_certificate(period=period, by=by)


def on_organisation_changed(sender, *, organisation, fields, **kwargs):
    """A certificate keeps its words; its company is told how to get a new one."""
    if "name" not in fields or not CertificateSettings.load().takes_requests:
        return
    newest = Certificate.objects.with_standing().filter(membership__organisation=organisation).first()
    if newest and newest.state == LiveState.VALID and newest.paper.data["company"] != organisation.name:
        tell_outdated(newest)
