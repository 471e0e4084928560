"""The kinds of message this installation can send. Each room declares its own in `<room>/notices.py`,
imported from its `apps.ready()`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation


@dataclass(frozen=True, kw_only=True)
class NoticeType:
    """`variables` maps each placeholder that `text` may use to an example of its value. A secret type
    (a login code) has a lifetime, is never sent after it, and keeps no text once it is done. Editors
    may not leave out what is `needed`."""

    key: str
    name: str
    variables: Mapping[str, str]
    text: str
    secret: bool = False
    lifetime: timedelta | None = None
    needed: tuple[str, ...] = ()
    wanted_by_default: bool = True

    def __post_init__(self):
        if self.secret and self.lifetime is None:
            raise ImproperlyConfigured(f"Notice type {self.key!r} is secret and needs a lifetime.")


_types: dict[str, NoticeType] = {}


def register(*types: NoticeType) -> None:
    for type_ in types:
        if _types.setdefault(type_.key, type_) is not type_:
            raise ImproperlyConfigured(f"Notice type {type_.key!r} is declared twice.")


def get_type(key: str) -> NoticeType:
    return _types[key]


def find_type(key: str) -> NoticeType | None:
    return _types.get(key)


def all_types() -> Iterator[NoticeType]:
    yield from _types.values()


def default_text(notice_type: NoticeType) -> str:
    """The wording that comes with the system, in the association's language."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(notice_type.text)


def sample_values(notice_type: NoticeType) -> dict[str, str]:
    with translation.override(settings.LANGUAGE_CODE):
        return {name: str(sample) for name, sample in notice_type.variables.items()}
