"""Writing companies, the people who act for them, and the companies' own accounts."""

from .accounts import lock_account, open_enterprise_account, send_initial_password, unlock_account
from .companies import register_organisation
from .handing_over import hand_over
from .passwords import keeper_of
from .people import (
    Person,
    add_contact,
    add_person,
    change_role,
    link_contacts,
    remove_contacts,
    remove_person,
)

__all__ = [
    "Person",
    "add_contact",
    "add_person",
    "change_role",
    "hand_over",
    "keeper_of",
    "link_contacts",
    "lock_account",
    "open_enterprise_account",
    "register_organisation",
    "remove_contacts",
    "remove_person",
    "send_initial_password",
    "unlock_account",
]
