"""Who is logged in, and the doors that a site's header opens for them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from membership.accounts.models import User
from membership.accounts.services import phone_of
from membership.organisations.models import Contact

from .phones import masked


@dataclass(frozen=True)
class Door:
    url: str
    icon: str
    label: str


@dataclass(frozen=True)
class Visitor:
    name: str
    doors: list[Door]
    unread: int = 0


def visitor_of(user: User, *, unread: int = 0) -> Visitor:
    contacts = Contact.objects.filter(user=user).order_by("pk")
    named = list(contacts.values_list("name", "organisation__membership"))
    doors = []
    if user.has_perm("wagtailadmin.access_admin"):
        doors.append(Door(reverse("wagtailadmin_home"), "settings", _("Admin")))
    if any(membership for _name, membership in named):
        doors.append(Door(reverse("center:home"), "company", _("Member center")))
    if not doors:
        doors.append(
            Door(reverse("joining:start"), "file", pgettext("door of an applicant", "My application"))
        )
    return Visitor(_name_of(user, [name for name, _membership in named]), doors, unread)


def _name_of(user: User, names: list[str]) -> str:
    """As the company calls them; who only has a phone is shown by what others would not dial."""
    called = user.get_full_name() or next(filter(None, names), "")
    return called or masked(phone_of(user)) or user.get_username()
