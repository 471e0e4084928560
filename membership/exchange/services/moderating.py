"""What the secretariat decides about what was sent to it."""

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition

from ..errors import ReasonMissing
from ..models import Entry
from ..models.states import ChangeStatus, EntryStatus
from ..moderation import task_state_of, workflow_has_ended
from ..notices import tell_published, tell_returned
from .locking import E, locked
from .publishing import note_published


@transaction.atomic
def approve_entry(*, entry: E, by: User, seen: int | None = None, note: str = "") -> E:
    """Publish what waits. `seen` is the revision that was looked at: another one is not approved unseen."""
    entry = waiting(entry, seen)
    is_change = entry.status == EntryStatus.LIVE
    task_state = task_state_of(entry)
    if task_state is None:  # administrators assigned no workflow
        entry.latest_revision.publish(user=by, log_action=False, skip_permission_checks=True)
    else:
        task_state.approve(user=by, comment=note)
        if not workflow_has_ended(task_state):
            log(entry, "exchange.approved", user=by)
            return entry
    entry = locked(entry)
    if is_change:
        entry.change_status = ChangeStatus.NONE
    else:
        entry.move_to(EntryStatus.LIVE)
    entry.reason = ""
    entry.save(update_fields=["status", "change_status", "reason"])
    note_published(entry, by)
    tell_published(entry, is_change=is_change)
    return entry


@transaction.atomic
def return_entry(*, entry: E, reason: str, by: User, seen: int | None = None) -> E:
    """Send back what waits, and say why; what is published beside it stays."""
    if not reason.strip():
        raise ReasonMissing
    entry = waiting(entry, seen)
    if task_state := task_state_of(entry):
        task_state.reject(user=by, comment=reason)
    is_change = entry.status == EntryStatus.LIVE
    if is_change:
        entry.change_status = ChangeStatus.RETURNED
    else:
        entry.move_to(EntryStatus.RETURNED)
    entry.reason = reason.strip()
    entry.save(update_fields=["status", "change_status", "reason"])
    log(entry, "exchange.returned", user=by, data={"reason": entry.reason})
    tell_returned(entry, is_change=is_change)
    return entry


def waiting(entry: E, seen: int | None) -> E:
    """The entry, held, if it waits with this very revision. Raises `IllegalTransition`."""
    entry: Entry = locked(entry)
    if not entry.awaits_moderation or (seen is not None and entry.latest_revision_id != seen):
        raise IllegalTransition
    return entry
