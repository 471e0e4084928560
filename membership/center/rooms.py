"""The way through the member center: its rooms, in groups, and who finds which."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.directory.colleagues import uses_magazine, uses_members_directory

from .entries.rooms import uses_exchange, uses_posts, uses_products


def always(request: HttpRequest) -> bool:
    return True


@dataclass(frozen=True)
class Room:
    """One entry of the menu: `name` is its URL's name in `center`, `is_used` whether this association has it
    (settings are kept with the request, so that rooms of one kind ask once).

    `on_bar`: also in the bar at the bottom of a phone, where four fit."""

    name: str
    icon: str
    label: str | Promise
    is_used: Callable[[HttpRequest], bool] = always
    on_bar: bool = False
    short: str | Promise = ""

    @property
    def short_label(self) -> str | Promise:
        """For the bar, where there is room for four characters."""
        return self.short or self.label


@dataclass(frozen=True)
class Group:
    label: str | Promise
    rooms: tuple[Room, ...]


GROUPS = (
    Group(
        pgettext_lazy("member center", "Membership"),
        (
            Room("home", "company", _("Member information"), on_bar=True),
            Room("certificates", "certificate", _("My certificates")),
            Room("orders", "bill", _("Bills and vouchers"), on_bar=True),
            Room("renewal", "calendar", _("Renew the membership")),
            Room("invoices", "invoice", _("Invoice information")),
            Room("files", "archive", _("Association files")),
        ),
    ),
    Group(
        pgettext_lazy("member center", "Between members"),
        (
            Room("posts", "handshake", _("Supply and demand"), uses_posts, on_bar=True),
            Room("products", "box", pgettext_lazy("room of the member center", "Products"), uses_products),
            Room("inquiries", "message", _("Inquiries"), uses_exchange),
            Room("directory", "users", _("Members' directory"), uses_members_directory),
            Room("magazine", "image", _("Profile in the magazine"), uses_magazine),
            Room("listing", "eye", _("Public entry")),
        ),
    ),
    Group(
        pgettext_lazy("member center", "Account"),
        (
            Room("messages", "bell", _("Site messages"), on_bar=True),
            Room("account", "settings", _("Account settings")),
        ),
    ),
)
ROOMS = tuple(room for group in GROUPS for room in group.rooms)
