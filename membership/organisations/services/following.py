"""What becomes of the people of companies when the account behind them changes or closes."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import pgettext
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.accounts.services import change_profile

from ..models import Contact, Role
from .passwords import locked, renew_password
from .people import edit_person, leave, link_contacts, locked_contact


@transaction.atomic
def change_own_details(*, user: User, name: str, email: str, titles: Mapping[int, str]) -> None:
    """A person says what they are called and where they read email, in every company they act for; `titles`
    are their positions, by the contact's primary key."""
    change_profile(user=user, name=name, email=email)
    for contact in Contact.objects.filter(user=user).select_related("organisation").order_by("pk"):
        title = titles.get(contact.pk, contact.title)
        edit_person(contact=contact, name=name, title=title, email=email, by=user)


@transaction.atomic
def follow_phone(*, user: User, phone: str) -> None:
    """Companies reach this person, and know them, by the new number; who was invited by it is this person."""
    for contact in Contact.objects.filter(user=user).select_related("organisation").order_by("pk"):
        contact = locked_contact(contact)
        _take_over_invited(contact, phone)
        contact.phone = phone
        contact.save(update_fields=["phone", "role"])
        log(contact.organisation, "organisations.phone_followed", user=user, data={"person": str(contact)})
    link_contacts(user=user, phone=phone)


def _take_over_invited(contact: Contact, phone: str) -> None:
    """The same person, invited to the same company by their other number: one of the two is enough, and the
    greater role stays."""
    invited = contact.organisation.contacts.filter(phone=phone).exclude(pk=contact.pk).first()
    if invited is None:
        return
    if invited.role == Role.OWNER:
        contact.role = Role.OWNER
        contact.save(update_fields=["role"])
    leave(invited)


@transaction.atomic
def leave_companies(*, user: User) -> None:
    """The account closes: its person acts for nobody any more, and what was kept to reach them goes. What
    they did for a company stays with it, under no name. The caller has looked whether one needs them."""
    with translation.override(settings.LANGUAGE_CODE):
        nobody = pgettext("in place of a name", "Closed account")
    for contact in Contact.objects.filter(user=user).select_related("organisation").order_by("pk"):
        contact = locked_contact(contact)
        was_owner = contact.role == Role.OWNER
        leave(contact)
        log(contact.organisation, "organisations.person_left", user=user)
        if was_owner:
            renew_password(contact.organisation, by=user)
    Contact.everybody.filter(user=user).update(name=nobody, phone="", title="", email="")


def lock_companies(user: User) -> None:
    """Nobody joins or leaves the companies of this person until the transaction ends."""
    contacts = Contact.objects.filter(user=user).select_related("organisation").order_by("organisation")
    for contact in contacts:
        locked(contact.organisation)
