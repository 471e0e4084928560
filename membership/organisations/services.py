"""Writing companies and the people who act for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import PhoneDevice, User

from .models import Contact, Organisation


@dataclass(frozen=True)
class Person:
    """Someone who acts for a company, as far as they are known; `phone` is E.164."""

    phone: str
    name: str = ""
    title: str = ""
    email: str = ""


@transaction.atomic
def register_organisation(*, details: Mapping, primary: Person, by: User | None) -> Organisation:
    """Make the company with this code known, or bring what is known of it up to `details`.

    `details` holds the fields of `CompanyDetails`. `primary` becomes its primary contact.
    """
    organisation = Organisation.objects.select_for_update().filter(uscc=details["uscc"]).first()
    action = "wagtail.edit" if organisation else "wagtail.create"
    organisation = organisation or Organisation()
    for name in Organisation.detail_names():
        setattr(organisation, name, details[name])
    organisation.save()
    revision = organisation.save_revision(user=by)
    log(organisation, action, user=by, revision=revision)
    add_contact(organisation=organisation, person=primary, is_primary=True)
    return organisation


@transaction.atomic
def add_contact(*, organisation: Organisation, person: Person, is_primary: bool = False) -> Contact:
    """Let `person` act for the company, with their account if they have one. A phone is a person."""
    if is_primary:
        organisation.contacts.primary().exclude(phone=person.phone).update(is_primary=False)
    known = {name: value for name in ("name", "title", "email") if (value := getattr(person, name))}
    device = PhoneDevice.objects.filter(phone=person.phone, user__isnull=False).first()
    if device:
        known["user"] = device.user
    if is_primary:
        known["is_primary"] = True
    contact, _ = Contact.objects.update_or_create(
        organisation=organisation, phone=person.phone, defaults=known
    )
    return contact


@transaction.atomic
def remove_contacts(*, organisation: Organisation, by: User | None) -> None:
    """Nobody acts for this company any more: what they were given to see closes for them."""
    people = [str(contact) for contact in organisation.contacts.all()]
    organisation.contacts.all().delete()
    log(organisation, "organisations.contacts_removed", user=by, data={"people": people})


def link_contacts(*, user: User, phone: str) -> int:
    """Give the contacts known by `phone` to the account that has just proved it holds that phone."""
    return Contact.objects.without_account().filter(phone=phone).update(user=user)
