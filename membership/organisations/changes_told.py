"""When each part of a company's information was last changed, and by whom, as the history has it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.log_actions import registry

from .models import Contact, EnterpriseAccount, Organisation

KNOWN = ("wagtail.create", "wagtail.edit")
IN_PARTS = ("profile_changed", "change_approved", "picture_added", "picture_named", "picture_removed")
ABOUT = {
    "people": (
        "contacts_removed",
        "person_added",
        "person_changed",
        "person_removed",
        "primary_changed",
        "role_changed",
        "handed_over",
    ),
    "revenue": ("revenue_entered", "revenue_removed"),
}


@dataclass(frozen=True)
class LastChange:
    at: datetime
    who: str


def last_change(organisation: Organisation, part: str) -> LastChange | None:
    """Of "basic", "further", "people" or "revenue"; None where nothing is written down."""
    entry = (
        registry.get_logs_for_instance(organisation)
        .filter(_about(part))
        .select_related("user")
        .order_by("-timestamp", "-pk")
        .first()
    )
    return LastChange(entry.timestamp, name_for_company(organisation, entry.user)) if entry else None


def _about(part: str) -> Q:
    if part in ABOUT:
        return Q(action__in=[f"organisations.{name}" for name in ABOUT[part]])
    in_part = Q(action__in=[f"organisations.{name}" for name in IN_PARTS], **{f"data__{part}": True})
    return in_part | Q(action__in=KNOWN)


def name_for_company(organisation: Organisation, user) -> str:
    """As the company knows them: its own people by name, everybody else is the secretariat."""
    if user is None:
        return _("the system")
    person = Contact.everybody.filter(organisation=organisation, user=user).order_by("left_at").first()
    if person and person.name:
        return person.name
    own = EnterpriseAccount.objects.filter(organisation=organisation, user=user).exists()
    return _("your company") if person or own else _("the secretariat")
