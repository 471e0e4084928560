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
    edit_person,
    link_contacts,
    make_primary,
    remove_contacts,
    remove_person,
)
from .pictures import add_picture, move_picture, name_pictures, remove_picture
from .profile import save_profile, update_profile
from .proposals import approve_proposal, propose_changes, return_proposal, withdraw_proposal
from .revenue import ask_for_revenue, enter_revenue, remove_revenue

__all__ = [
    "Person",
    "add_contact",
    "add_person",
    "add_picture",
    "approve_proposal",
    "ask_for_revenue",
    "change_role",
    "edit_person",
    "enter_revenue",
    "hand_over",
    "keeper_of",
    "link_contacts",
    "lock_account",
    "make_primary",
    "move_picture",
    "name_pictures",
    "open_enterprise_account",
    "propose_changes",
    "register_organisation",
    "remove_contacts",
    "remove_person",
    "remove_picture",
    "remove_revenue",
    "return_proposal",
    "save_profile",
    "send_initial_password",
    "unlock_account",
    "update_profile",
    "withdraw_proposal",
]
