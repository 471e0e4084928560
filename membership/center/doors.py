"""Who is logged in, and the doors that a site's header opens for them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from membership.accounts.models import User
from membership.accounts.services import phone_of
from membership.organisations.models import Contact, EnterpriseAccount, Organisation, Role

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
    people = list(
        Contact.objects.filter(user=user)
        .order_by("pk")
        .values_list("name", "role", "organisation__membership", "organisation__enterprise_account")
    )
    if not people and (organisation := _company_of(user)):
        return _company(organisation, unread)
    doors = []
    if user.has_perm("wagtailadmin.access_admin"):
        doors.append(Door(reverse("wagtailadmin_home"), "settings", _("Admin")))
    if any(membership for _name, _role, membership, _account in people):
        doors.append(Door(reverse("center:home"), "company", _("Member center")))
    if any(account and role == Role.OWNER for _name, role, _membership, account in people):
        doors.append(Door(reverse("center:enterprise"), "lock", _("Enterprise account")))
    if not doors:
        doors.append(
            Door(reverse("joining:start"), "file", pgettext("door of an applicant", "My application"))
        )
    return Visitor(_name_of(user, [name for name, *_rest in people]), doors, unread)


def owned_account(user: User) -> EnterpriseAccount | None:
    """The account of a company that this person answers for, with which the company goes on."""
    accounts = EnterpriseAccount.objects.filter(
        organisation__in=Contact.objects.owners().filter(user=user).values("organisation")
    )
    return accounts.select_related("organisation", "user").order_by("pk").first()


def _company_of(user: User) -> Organisation | None:
    """The company whose own account this is."""
    return Organisation.objects.filter(enterprise_account__user=user).select_related("membership").first()


def _company(organisation: Organisation, unread: int) -> Visitor:
    door = Door(reverse("joining:start"), "file", pgettext("door of an applicant", "My application"))
    if hasattr(organisation, "membership"):
        door = Door(reverse("center:home"), "company", _("Member center"))
    return Visitor(organisation.name, [door], unread)


def _name_of(user: User, names: list[str]) -> str:
    """As the company calls them; who only has a phone is shown by what others would not dial."""
    called = user.get_full_name() or next(filter(None, names), "")
    return called or masked(phone_of(user)) or user.get_username()
