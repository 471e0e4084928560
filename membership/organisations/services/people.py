"""Who acts for a company. Everything about the people of one company happens one after the other: its row
is the lock."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import PhoneDevice, User

from ..models import Contact, Organisation, Role


@dataclass(frozen=True)
class Person:
    """Someone who acts for a company, as far as they are known; `phone` is E.164."""

    phone: str
    name: str = ""
    title: str = ""
    email: str = ""


def locked(organisation: Organisation) -> Organisation:
    """The company as it is now, locked until the transaction ends."""
    return Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)


@transaction.atomic
def add_contact(
    *, organisation: Organisation, person: Person, is_primary: bool = False, role: Role | None = None
) -> Contact:
    """Let `person` act for the company, with their account if they have one. A phone is a person.

    Without `role` who is there already keeps theirs, and somebody new is an owner.
    """
    if is_primary:
        organisation.contacts.primary().exclude(phone=person.phone).update(is_primary=False)
    known = {name: value for name in ("name", "title", "email") if (value := getattr(person, name))}
    device = PhoneDevice.objects.filter(phone=person.phone, user__isnull=False).first()
    if device:
        known["user"] = device.user
    if is_primary:
        known["is_primary"] = True
    if role:
        known["role"] = role
    contact, _ = Contact.objects.update_or_create(
        organisation=organisation, phone=person.phone, defaults=known
    )
    return contact


@transaction.atomic
def remove_contacts(*, organisation: Organisation, by: User | None) -> None:
    """Nobody acts for this company any more: what they were given to see closes for them."""
    people = [str(contact) for contact in organisation.contacts.all()]
    organisation.contacts.update(left_at=timezone.now(), is_primary=False)
    log(organisation, "organisations.contacts_removed", user=by, data={"people": people})


def link_contacts(*, user: User, phone: str) -> int:
    """Give the contacts known by `phone` to the account that has just proved it holds that phone."""
    return Contact.objects.without_account().filter(phone=phone).update(user=user)


def keeper_of(organisation: Organisation) -> Contact | None:
    """The owner whom the company's own account is entrusted to: its password goes to this phone."""
    return organisation.contacts.owners().order_by("-is_primary", "pk").first()
