"""Who acts for a company. Everything about the people of one company happens one after the other: its row
is the lock."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import PhoneDevice, User
from membership.errors import IllegalTransition

from ..errors import AlreadyThere, LastOwner, PrimaryIsOwner
from ..models import Contact, Organisation, Role
from ..notices import tell_person_added
from .passwords import locked, renew_password


@dataclass(frozen=True)
class Person:
    """Someone who acts for a company, as far as they are known; `phone` is E.164."""

    phone: str
    name: str = ""
    title: str = ""
    email: str = ""


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


@transaction.atomic
def add_person(*, organisation: Organisation, person: Person, role: Role, by: User) -> Contact:
    """Somebody more acts for the company, logging in by code with this phone. Raises `AlreadyThere`."""
    organisation = locked(organisation)
    if organisation.contacts.filter(phone=person.phone).exists():
        raise AlreadyThere
    contact = add_contact(organisation=organisation, person=person, role=role)
    log(organisation, "organisations.person_added", user=by, data=_said(contact))
    tell_person_added(contact)
    return contact


@transaction.atomic
def change_role(*, contact: Contact, role: Role, by: User) -> Contact:
    """Raises `LastOwner`. Who stops being an owner no longer knows the company's own password either."""
    contact = locked_contact(contact)
    if contact.role == role:
        return contact
    was = contact.role
    check_owner_remains(contact)
    contact.role = role
    contact.save(update_fields=["role"])
    _pass_on_primary(contact)
    log(
        contact.organisation,
        "organisations.role_changed",
        user=by,
        data=_said(contact) | {"was": str(Role(was).label)},
    )
    if was == Role.OWNER:
        renew_password(contact.organisation, by=by)
    return contact


@transaction.atomic
def edit_person(*, contact: Contact, name: str, title: str, email: str, by: User) -> Contact:
    """How a person is called and written to; the phone they log in with is theirs to change."""
    contact = locked_contact(contact)
    given = {"name": name.strip(), "title": title.strip(), "email": email.strip()}
    if any(getattr(contact, field) != value for field, value in given.items()):
        was = str(contact)
        for field, value in given.items():
            setattr(contact, field, value)
        contact.save(update_fields=list(given))
        log(
            contact.organisation,
            "organisations.person_changed",
            user=by,
            data=_said(contact) | {"was": was},
        )
    return contact


@transaction.atomic
def make_primary(*, contact: Contact, by: User) -> Contact:
    """Messages to the company go to this person from now on. Raises `PrimaryIsOwner`."""
    contact = locked_contact(contact)
    if contact.role != Role.OWNER:
        raise PrimaryIsOwner
    if contact.is_primary:
        return contact
    contact.organisation.contacts.primary().update(is_primary=False)
    contact.is_primary = True
    contact.save(update_fields=["is_primary"])
    log(contact.organisation, "organisations.primary_changed", user=by, data=_said(contact))
    return contact


@transaction.atomic
def remove_person(*, contact: Contact, by: User) -> None:
    """They act for the company no longer; what they did for it stays theirs. Raises `LastOwner`."""
    contact = locked_contact(contact)
    check_owner_remains(contact)
    leave(contact)
    log(contact.organisation, "organisations.person_removed", user=by, data=_said(contact))
    if contact.role == Role.OWNER:
        renew_password(contact.organisation, by=by)


def locked_contact(contact: Contact) -> Contact:
    """The contact as it is now, the company's row locked. Raises `IllegalTransition` once they have left."""
    organisation = locked(contact.organisation)
    found = Contact.objects.filter(pk=contact.pk).first()
    if found is None:
        raise IllegalTransition
    found.organisation = organisation
    return found


def check_owner_remains(contact: Contact) -> None:
    """Inside the lock: somebody else is an owner too, or this contact never was one."""
    others = contact.organisation.contacts.owners().exclude(pk=contact.pk)
    if contact.role == Role.OWNER and not others.exists():
        raise LastOwner


def leave(contact: Contact) -> None:
    contact.left_at = timezone.now()
    contact.save(update_fields=["left_at"])
    _pass_on_primary(contact)


def _pass_on_primary(contact: Contact) -> None:
    """Messages to the company reach somebody who may act on them: its primary contact is an owner."""
    if not contact.is_primary or (contact.left_at is None and contact.role == Role.OWNER):
        return
    contact.is_primary = False
    contact.save(update_fields=["is_primary"])
    heir = contact.organisation.contacts.owners().exclude(pk=contact.pk).first()
    if heir:
        heir.is_primary = True
        heir.save(update_fields=["is_primary"])


def _said(contact: Contact) -> dict[str, str]:
    return {"person": str(contact), "role": str(Role(contact.role).label)}


def link_contacts(*, user: User, phone: str) -> int:
    """Give the contacts known by `phone` to the account that has just proved it holds that phone."""
    return Contact.objects.without_account().filter(phone=phone).update(user=user)
