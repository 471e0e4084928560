"""The company becomes known to the association, before it is a member."""

from django.utils.translation import gettext

from membership.accounts.models import User
from membership.accounts.services import phone_of
from membership.organisations.services import (
    Person,
    add_contact,
    lock_account,
    open_enterprise_account,
    register_organisation,
    remove_contacts,
    send_initial_password,
    unlock_account,
)

from ..errors import CompanyFixed
from ..models import Application
from .pictures import keep_company_pictures


def register_company(application: Application, by: User | None) -> None:
    """Known once, with what was last sent; the caller saves the application."""
    if application.organisation:
        return
    application.organisation = _write_company(application, by)
    keep_company_pictures(application)
    # Whoever filled the form in goes on acting for the company, even where another person was named.
    own_phone = phone_of(application.applicant)
    if own_phone:
        add_contact(organisation=application.organisation, person=Person(phone=own_phone))


def keep_company_current(application: Application, by: User) -> None:
    """It was known already when it sent its application again. Raises `CompanyFixed` for another code."""
    if application.organisation is None:
        return
    if application.organisation.uscc != application.uscc:
        raise CompanyFixed
    application.organisation = _write_company(application, by)


def open_account(application: Application, by: User | None) -> None:
    """The company's own account; one that was closed when it gave up opens again, with a new password."""
    account = open_enterprise_account(organisation=application.organisation, by=by)
    if account.locked_at:
        account = unlock_account(account=account, by=by, reason=gettext("The company applies again."))
        send_initial_password(account=account, by=by)


def forget_people(application: Application, by: User) -> None:
    """It has not become a member: whoever applies for this company next may be somebody else, with papers of
    their own."""
    organisation = application.organisation
    if organisation is None or hasattr(organisation, "membership"):
        return
    remove_contacts(organisation=organisation, by=by)
    if account := getattr(organisation, "enterprise_account", None):
        lock_account(account=account, by=by, reason=gettext("Its application has ended."))


def _write_company(application: Application, by: User | None):
    primary = Person(
        phone=str(application.contact_phone),
        name=application.contact_name,
        title=application.contact_title,
        email=application.contact_email,
    )
    return register_organisation(details=application.details(), primary=primary, by=by)
