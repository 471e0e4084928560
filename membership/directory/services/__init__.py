from .listings import make_listing, update_listing
from .magazine import (
    accept_profile,
    print_profile,
    return_profile,
    save_profile,
    submit_profile,
    withdraw_profile,
)

__all__ = [
    "accept_profile",
    "make_listing",
    "print_profile",
    "return_profile",
    "save_profile",
    "submit_profile",
    "update_listing",
    "withdraw_profile",
]
