"""The kinds of message this installation can send. Each room declares its own in `<room>/notices.py`,
imported from its `apps.ready()`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation

from .channels import Channel
from .groups import Group

LASTING = (Channel.INBOX,)  # stays readable: not for what must be forgotten


@dataclass(frozen=True, kw_only=True)
class NoticeType:
    """`variables` maps each placeholder that its texts may use to an example of its value. `text` is the
    SMS and the message on the site; an email may say more (`email_text`) under its `subject`. `link` is the
    path of the page it is about. It goes over its `channels` until editors decide otherwise. A secret type (a
    login code) has a lifetime, is never sent after it, goes over no other channels, and keeps no text once it
    is done. Editors may not leave out what is `needed`. What is `compulsory`, and every secret, reaches
    people whatever they chose not to be told."""

    key: str
    name: str
    variables: Mapping[str, str]
    text: str
    subject: str = ""
    email_text: str = ""
    link: str = ""
    channels: tuple[Channel, ...] = tuple(Channel)
    secret: bool = False
    lifetime: timedelta | None = None
    needed: tuple[str, ...] = ()
    compulsory: bool = False

    def __post_init__(self):
        if self.secret and self.lifetime is None:
            raise ImproperlyConfigured(f"Notice type {self.key!r} is secret and needs a lifetime.")

    @property
    def possible_channels(self) -> tuple[Channel, ...]:
        """What editors may switch on."""
        if not self.secret:
            return tuple(Channel)
        return tuple(channel for channel in self.channels if channel not in LASTING)


_types: dict[str, NoticeType] = {}
_groups: dict[str, Group] = {}


def register(*types: NoticeType, group: Group = Group.MEMBERSHIP) -> None:
    """`group` is what people see them under where they choose which messages they want."""
    for type_ in types:
        _groups[type_.key] = group
        if _types.setdefault(type_.key, type_) is not type_:
            raise ImproperlyConfigured(f"Notice type {type_.key!r} is declared twice.")


def get_type(key: str) -> NoticeType:
    return _types[key]


def find_type(key: str) -> NoticeType | None:
    return _types.get(key)


def group_of(notice_type: NoticeType) -> Group:
    return _groups.get(notice_type.key, Group.MEMBERSHIP)


def all_types() -> Iterator[NoticeType]:
    yield from _types.values()


@dataclass(frozen=True)
class Texts:
    """What a type says over each channel; `subject` also heads the message on the site."""

    sms: str
    subject: str
    email: str
    inbox: str

    def of(self, channel: Channel) -> str:
        return getattr(self, channel.value)


def default_texts(notice_type: NoticeType) -> Texts:
    """The wording that comes with the system, in the association's language."""
    with translation.override(settings.LANGUAGE_CODE):
        text = str(notice_type.text)
        return Texts(
            sms=text,
            subject=str(notice_type.subject or notice_type.name),
            email=str(notice_type.email_text or text),
            inbox=text,
        )


def sample_values(notice_type: NoticeType) -> dict[str, str]:
    with translation.override(settings.LANGUAGE_CODE):
        return {name: str(sample) for name, sample in notice_type.variables.items()}
