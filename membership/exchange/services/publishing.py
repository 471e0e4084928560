from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User

from .locking import E, locked


def publish(entry: E, revision, by: User | None) -> E:
    """Make the revision what the others see; the status is already that of a published entry."""
    revision.publish(user=by, log_action=False, skip_permission_checks=True)
    return note_published(locked(entry), by)


def note_published(entry: E, by: User | None) -> E:
    """A change keeps its place in the lists: what is new there, is new."""
    if entry.published_at is None:
        entry.published_at = timezone.now()
        entry.save(update_fields=["published_at"])
    log(entry, "exchange.published", user=by)
    return entry
