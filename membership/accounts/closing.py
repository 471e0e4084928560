"""What may stand in the way of closing an account: rooms above say so by registering in `apps.ready()`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import User


@dataclass(frozen=True)
class Obstacle:
    """Why not yet, and the page where it can be done away with."""

    why: str | Promise
    url: str = ""
    action: str | Promise = ""


_registered: list[Callable[[User], Iterable[Obstacle]]] = []


def register_obstacles(find: Callable[[User], Iterable[Obstacle]]) -> None:
    if find not in _registered:
        _registered.append(find)


def obstacles_for(user: User) -> list[Obstacle]:
    found = [obstacle for find in _registered for obstacle in find(user)]
    if user.has_perm("wagtailadmin.access_admin"):
        found.append(Obstacle(_("This is the account of a member of staff: an administrator closes it.")))
    return found
