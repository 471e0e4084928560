"""What is kept about a person, told by every room that keeps something: rooms above register their part in
their `apps.ready()`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .models import CodeRequest, User
from .services.authenticators import authenticator_of
from .services.logins import phone_of


@dataclass(frozen=True)
class Fact:
    """One value: `name` for programs, `label` for people."""

    name: str
    label: str | Promise
    value: Any


@dataclass(frozen=True)
class Part:
    """A heading of the archive and its records, each a list of facts."""

    name: str
    label: str | Promise
    records: Callable[[User], Iterable[list[Fact]]]


@dataclass(frozen=True)
class StoredFile:
    """A file of theirs, by the path that it gets in the archive."""

    path: str
    open: Callable[[], Any]


_parts: list[Part] = []
_files: list[Callable[[User], Iterator[StoredFile]]] = []


def register_part(part: Part) -> None:
    if part not in _parts:
        _parts.append(part)


def register_files(find: Callable[[User], Iterator[StoredFile]]) -> None:
    if find not in _files:
        _files.append(find)


def parts() -> list[Part]:
    return [*OWN, *_parts]


def files_of(user: User) -> Iterator[StoredFile]:
    for find in _files:
        yield from find(user)


def facts(record, *names: str) -> list[Fact]:
    """Fields of a record, under the names that their models give them; choices in words."""
    found = []
    for name in names:
        field = record._meta.get_field(name)
        show = getattr(record, f"get_{name}_display", None)
        found.append(Fact(name, capfirst(field.verbose_name), show() if show else getattr(record, name)))
    return found


def plain(value: Any) -> Any:
    """A value as JSON and people can read it; moments in the association's time."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if hasattr(value, "tzinfo") and value.tzinfo:
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M:%S")
    return str(value)


def _account(user: User) -> list[list[Fact]]:
    return [
        [
            Fact("phone", _("Mobile number"), phone_of(user) or ""),
            Fact("name", _("Name"), user.get_full_name()),
            Fact("email", _("Email"), user.email),
            Fact("joined", _("Registered at"), user.date_joined),
            Fact("last_login", _("Last log-in"), user.last_login),
            Fact("has_password", _("Password set"), user.has_usable_password()),
            Fact("has_authenticator", _("Authenticator app"), authenticator_of(user) is not None),
        ]
    ]


def _consents(user: User) -> list[list[Fact]]:
    consents = user.consents.select_related("version")
    return [facts(each, "version", "accepted_at", "address", "user_agent") for each in consents]


def _logins(user: User) -> list[list[Fact]]:
    names = ("method", "started_at", "last_seen_at", "ended_at", "address", "user_agent")
    return [facts(each, *names) for each in user.login_sessions.all()]


def _codes(user: User) -> list[list[Fact]]:
    phone = phone_of(user)
    requests = CodeRequest.objects.filter(phone=phone).order_by("-pk") if phone else ()
    return [facts(each, "purpose", "created_at", "address") for each in requests]


OWN = (
    Part("account", _("The account"), _account),
    Part("consents", _("Agreements accepted"), _consents),
    Part("logins", _("Log-ins"), _logins),
    Part("codes", _("Codes asked for"), _codes),
)
