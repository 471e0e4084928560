"""From a draft to the secretariat, or at once to the others; and back again."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition

from ..errors import Incomplete, WrongEnd
from ..limits import check_entries
from ..models import Entry, ExchangeSettings
from ..models.states import ChangeStatus, EntryStatus
from ..moderation import call_off_moderation, start_moderation
from .content import Content, write
from .locking import E, locked
from .publishing import publish


@transaction.atomic
def submit_entry(*, entry: E, by: User) -> E:
    """Send a draft, or what came back, to the secretariat; published at once where it does not look first."""
    entry = locked(entry)
    rules = ExchangeSettings.load()
    check_complete(entry, rules)
    check_entries(entry, rules)
    entry.submitted_at, entry.reason = timezone.now(), ""
    if rules.moderates:
        entry.move_to(EntryStatus.PENDING)
        entry.save(update_fields=["status", "submitted_at", "reason"])
        entry.save_revision(clean=False)
        start_moderation(entry)
        log(entry, "exchange.submitted", user=by)
        return entry
    entry.move_to(EntryStatus.LIVE)
    entry.save(update_fields=["status", "submitted_at", "reason"])
    revision = entry.save_revision(clean=False)
    call_off_moderation(entry, by)
    return publish(entry, revision, by)


@transaction.atomic
def change_entry(*, entry: E, content: Content, by: User) -> E:
    """A changed version of what is published: it waits beside it, or takes its place at once."""
    entry = locked(entry)
    if entry.status != EntryStatus.LIVE or entry.change_status == ChangeStatus.PENDING:
        raise IllegalTransition
    rules = ExchangeSettings.load()
    write(entry, content)
    check_complete(entry, rules)
    check_entries(entry, rules)
    entry.submitted_at, entry.reason = timezone.now(), ""
    entry.change_status = ChangeStatus.PENDING if rules.moderates else ChangeStatus.NONE
    entry.save(update_fields=["change_status", "submitted_at", "reason", "updated_at"])
    revision = entry.save_revision(clean=False)
    if rules.moderates:
        start_moderation(entry)
        log(entry, "exchange.change_submitted", user=by)
        return locked(entry)
    call_off_moderation(entry, by)
    return publish(entry, revision, by)


@transaction.atomic
def withdraw_entry(*, entry: E, by: User) -> E:
    """Take back what waits for the secretariat; what is published beside it stays."""
    entry = locked(entry)
    if entry.status == EntryStatus.LIVE and entry.change_status:
        drop_change(entry, by)
    else:
        if entry.status != EntryStatus.PENDING:
            raise IllegalTransition
        call_off_moderation(entry, by)
        entry.move_to(EntryStatus.DRAFT)
        entry.save(update_fields=["status"])
    log(entry, "exchange.withdrawn", user=by)
    return entry


def drop_change(entry: Entry, by: User | None) -> None:
    """Forget the change that waits or came back: what is published is the newest version again."""
    call_off_moderation(entry, by)
    entry.change_status, entry.reason = ChangeStatus.NONE, ""
    entry.has_unpublished_changes = False
    entry.latest_revision = entry.live_revision
    entry.save(update_fields=["change_status", "reason", "has_unpublished_changes", "latest_revision"])


def check_complete(entry: Entry, rules: ExchangeSettings) -> None:
    """Raises `Incomplete` or `WrongEnd`; forms say the same beside the field."""
    reachable = entry.contact_name and (entry.contact_phone or entry.contact_email)
    if not (entry.title and entry.text and reachable):
        raise Incomplete
    check_end(entry.valid_until, rules)


def check_end(day: date | None, rules: ExchangeSettings) -> None:
    latest = rules.latest_end()
    if day is None or not timezone.localdate() <= day <= latest:
        raise WrongEnd(latest)
