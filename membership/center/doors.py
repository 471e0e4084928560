"""Who is logged in, and the doors that a site's header opens for them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from membership.accounts.models import User
from membership.accounts.phones import national_format
from membership.accounts.services import phone_of
from membership.dues.models import Membership
from membership.organisations.models import Contact


@dataclass(frozen=True)
class Door:
    url: str
    icon: str
    label: str


@dataclass(frozen=True)
class Visitor:
    name: str
    doors: list[Door]


def visitor_of(user: User) -> Visitor:
    doors = []
    if user.has_perm("wagtailadmin.access_admin"):
        doors.append(Door(reverse("wagtailadmin_home"), "settings", _("Admin")))
    if Membership.objects.of(user).exists():
        doors.append(Door(reverse("center:home"), "company", _("Member center")))
    if not doors:
        doors.append(Door(reverse("joining:start"), "file", pgettext("door of an applicant", "My application")))
    return Visitor(_name_of(user), doors)


def _name_of(user: User) -> str:
    """As the company calls them; who only has a phone is shown by what others would not dial."""
    contact = Contact.objects.filter(user=user).order_by("pk").first()
    if name := user.get_full_name() or (contact and contact.name):
        return name
    phone = national_format(phone_of(user) or "")
    return f"{phone[:3]} **** {phone[-4:]}" if phone else user.get_username()
