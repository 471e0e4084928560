"""How an entry ends, and how it goes on."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition

from ..errors import ReasonMissing
from ..limits import check_entries
from ..models import Entry, ExchangeSettings
from ..models.states import EntryStatus
from ..notices import tell_expired, tell_expiring, tell_taken_down
from .locking import E, locked
from .sending import check_end, drop_change


@transaction.atomic
def close_entry(*, entry: E, by: User) -> E:
    """Its company found what it wanted, or wants it no longer."""
    entry = end(locked(entry), EntryStatus.CLOSED, by)
    log(entry, "exchange.closed", user=by)
    return entry


@transaction.atomic
def take_down_entry(*, entry: E, reason: str, by: User) -> E:
    """The secretariat takes back what is published; its company may work on it and send it again."""
    if not reason.strip():
        raise ReasonMissing
    entry = end(locked(entry), EntryStatus.RETURNED, by)
    entry.reason = reason.strip()
    entry.save(update_fields=["reason"])
    log(entry, "exchange.taken_down", user=by, data={"reason": entry.reason})
    tell_taken_down(entry)
    return entry


@transaction.atomic
def renew_entry(*, entry: E, valid_until: date, by: User) -> E:
    """Another last day for what was published once; nothing else of what it says changes."""
    entry = locked(entry)
    if not entry.is_renewable:
        raise IllegalTransition
    rules = ExchangeSettings.load()
    check_end(valid_until, rules)
    check_entries(entry, rules)
    now = timezone.now()
    if entry.status != EntryStatus.LIVE:
        entry.move_to(EntryStatus.LIVE)
        entry.live, entry.has_unpublished_changes, entry.expired = True, False, False
        entry.live_revision = entry.latest_revision
    entry.valid_until, entry.published_at, entry.submitted_at = valid_until, now, now
    entry.reminded_on, entry.updated_at = None, now
    entry.save()
    log(entry, "exchange.renewed", user=by, data={"until": valid_until.isoformat()})
    return entry


def expire_entries(*, kind: type[Entry], today: date | None = None) -> int:
    """End what is past its last day, and remind companies of what is about to be. Returns how many ended."""
    today = today or timezone.localdate()
    rules = ExchangeSettings.load()
    remind(kind, rules, today)
    ended = 0
    for pk in kind.objects.filter(status="live", valid_until__lt=today).values_list("pk", flat=True):
        ended += expire(kind, pk, today)
    return ended


@transaction.atomic
def expire(kind: type[Entry], pk: int, today: date) -> int:
    entry = kind.objects.select_for_update().filter(pk=pk).first()
    if entry is None or entry.status != EntryStatus.LIVE or entry.valid_until >= today:
        return 0
    end(entry, EntryStatus.EXPIRED, None)
    log(entry, "exchange.expired")
    tell_expired(entry)
    return 1


def remind(kind: type[Entry], rules: ExchangeSettings, today: date) -> None:
    if not rules.reminder_days:
        return
    soon = date.fromordinal(today.toordinal() + rules.reminder_days)
    due = kind.objects.filter(
        status="live", reminded_on__isnull=True, valid_until__gte=today, valid_until__lte=soon
    )
    for pk in due.values_list("pk", flat=True):
        remind_of(kind, pk, today)


@transaction.atomic
def remind_of(kind: type[Entry], pk: int, today: date) -> None:
    entry = kind.objects.select_for_update().filter(pk=pk, status="live", reminded_on__isnull=True).first()
    if entry:
        entry.reminded_on = today
        entry.save(update_fields=["reminded_on"])
        tell_expiring(entry)


def end(entry: E, status: str, by: User | None) -> E:
    """No longer shown; a change that waited goes with it."""
    entry.move_to(status)
    if entry.change_status:
        drop_change(entry, by)
    entry.live, entry.live_revision = False, None
    entry.expired = status == EntryStatus.EXPIRED
    entry.save(update_fields=["status", "live", "live_revision", "expired"])
    return entry
