"""Writing companies, the people who act for them, and the companies' own accounts."""

from .accounts import lock_account, open_enterprise_account, send_initial_password, unlock_account
from .companies import register_organisation
from .people import Person, add_contact, keeper_of, link_contacts, remove_contacts

__all__ = [
    "Person",
    "add_contact",
    "keeper_of",
    "link_contacts",
    "lock_account",
    "open_enterprise_account",
    "register_organisation",
    "remove_contacts",
    "send_initial_password",
    "unlock_account",
]
