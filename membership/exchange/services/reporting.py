"""A member says that something is wrong with an entry; the secretariat decides."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.organisations.models import Organisation

from ..errors import NotShown, OwnEntry, ReportedAlready
from ..limits import check_reports
from ..models import Entry, ExchangeSettings, Report
from ..models.about import about
from ..models.states import EntryStatus
from ..notices import tell_decided
from .ending import take_down_entry


@transaction.atomic
def report_entry(*, entry: Entry, organisation: Organisation, reason: str, text: str, by: User) -> Report:
    if entry.organisation_id == organisation.pk:
        raise OwnEntry
    if not type(entry).objects.shown().filter(pk=entry.pk).exists():
        raise NotShown
    check_reports(organisation, ExchangeSettings.load())
    if Report.objects.pending().filter(organisation=organisation, **about(entry)).exists():
        raise ReportedAlready
    report = Report.objects.create(
        organisation=organisation, reason=reason, text=text.strip(), by=by, **about(entry)
    )
    log(report, "exchange.reported", user=by)
    return report


@transaction.atomic
def decide_report(*, report: Report, upheld: bool, note: str, by: User) -> Report:
    """Upheld, what is still published is taken down with `note` as the reason; who reported it is told."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    report.move_to(Report.Status.UPHELD if upheld else Report.Status.DISMISSED)
    if upheld and report.entry.status == EntryStatus.LIVE:
        take_down_entry(entry=report.entry, reason=note, by=by)
    report.note, report.decided_by, report.decided_at = note.strip(), by, timezone.now()
    report.save(update_fields=["status", "note", "decided_by", "decided_at"])
    log(report, "exchange.report_upheld" if upheld else "exchange.report_dismissed", user=by)
    tell_decided(report)
    return report
