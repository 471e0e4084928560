"""What happened to a record, told in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.log_actions import registry

from membership.accounts.models import User


@dataclass(frozen=True)
class Event:
    at: datetime
    who: str
    what: str
    why: str


def actor_name(user) -> str:
    """Who did it. Companies log in by phone and have no name; without a user it was the system."""
    if user is None:
        return _("System")
    opaque = user.username.startswith(User.OPAQUE_PREFIX) and len(user.username) > 30
    return user.get_full_name() or (_("The company") if opaque else user.username)


def history_of(record) -> list[Event]:
    """The newest first, in one query."""
    entries = registry.get_logs_for_instance(record).select_related("user", "content_type")
    return [
        Event(at=entry.timestamp, who=actor_name(entry.user), what=str(entry.message), why=str(entry.comment))
        for entry in entries.order_by("-timestamp", "-pk")
    ]
