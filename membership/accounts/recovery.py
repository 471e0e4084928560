"""Accounts without a phone of their own, such as a company's: a room above says whose phone vouches for them
by registering in its `apps.ready()`."""

from collections.abc import Callable
from dataclasses import dataclass

from .models import User


@dataclass(frozen=True)
class Keepers:
    """`phone_of(user)` is the phone, E.164, of whoever may choose a new password for this account;
    `are_known()` says whether there is any such account at all."""

    phone_of: Callable[[User], str | None]
    are_known: Callable[[], bool]


_registered: list[Keepers] = []


def register_keepers(keepers: Keepers) -> None:
    if keepers not in _registered:
        _registered.append(keepers)


def keeper_phone(user: User | None) -> str | None:
    """The phone that a forgotten password of this account is reset by; none for who is locked out."""
    if user is None or not user.is_active:
        return None
    return next((phone for each in _registered if (phone := each.phone_of(user))), None)


def has_kept_accounts() -> bool:
    return any(each.are_known() for each in _registered)
