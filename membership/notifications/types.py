"""The kinds of message this installation can send. Each room declares its own in `<room>/notices.py`,
imported from its `apps.ready()`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured

from .placeholders import names_in


@dataclass(frozen=True, kw_only=True)
class NoticeType:
    """`variables` maps each placeholder that `text` may use to an example of its value. A secret type
    (a login code) has a lifetime, is never sent after it, and keeps no text once it is done."""

    key: str
    name: str
    variables: Mapping[str, str]
    text: str
    secret: bool = False
    lifetime: timedelta | None = None
    wanted_by_default: bool = True

    def __post_init__(self):
        if self.secret and self.lifetime is None:
            raise ImproperlyConfigured(f"Notice type {self.key!r} is secret and needs a lifetime.")


_types: dict[str, NoticeType] = {}


def register(*types: NoticeType) -> None:
    for type_ in types:
        unknown = names_in(str(type_.text)) - set(type_.variables)
        if unknown:
            raise ImproperlyConfigured(f"Notice type {type_.key!r} uses undeclared {sorted(unknown)}.")
        if _types.setdefault(type_.key, type_) != type_:
            raise ImproperlyConfigured(f"Notice type {type_.key!r} is declared twice.")


def get_type(key: str) -> NoticeType:
    return _types[key]


def find_type(key: str) -> NoticeType | None:
    return _types.get(key)


def all_types() -> Iterator[NoticeType]:
    yield from _types.values()
