"""Limits against flooding: counted in the rows themselves, under the lock of the company's row."""

from datetime import timedelta

from django.utils import timezone

from membership.organisations.models import Organisation

from .errors import TooManyToday
from .models import Entry, ExchangeSettings, Inquiry, Reply, Report

A_DAY = timedelta(days=1)


def hold(organisation: Organisation) -> Organisation:
    """Two requests of one company count one after the other."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def check_entries(entry: Entry, rules: ExchangeSettings) -> None:
    """Raises `TooManyToday`; sending the same entry again counts once."""
    hold(entry.organisation)
    sent = type(entry).objects.filter(organisation=entry.organisation_id, submitted_at__gt=a_day_ago())
    _check(sent.exclude(pk=entry.pk).count(), rules.entries_a_day)


def check_inquiries(organisation: Organisation, rules: ExchangeSettings) -> None:
    hold(organisation)
    lately = {"organisation": organisation, "created_at__gt": a_day_ago()}
    written = Inquiry.objects.filter(**lately).count() + Reply.objects.filter(**lately).count()
    _check(written, rules.inquiries_a_day)


def check_reports(organisation: Organisation, rules: ExchangeSettings) -> None:
    hold(organisation)
    sent = Report.objects.filter(organisation=organisation, created_at__gt=a_day_ago()).count()
    _check(sent, rules.reports_a_day)


def a_day_ago():
    return timezone.now() - A_DAY


def _check(count: int, limit: int) -> None:
    if count >= limit:
        raise TooManyToday(limit)
