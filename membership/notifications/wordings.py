"""Which words a type is sent with, and over which channels: as editors decided, or as the system comes."""

from collections.abc import Mapping
from dataclasses import dataclass

from .channels import Channel
from .models import Wording
from .placeholders import fill_in
from .types import NoticeType, all_types


@dataclass(frozen=True)
class Composed:
    """What one channel carries."""

    subject: str
    text: str


def wording_of(notice_type: NoticeType) -> Wording:
    return Wording.objects.filter(type=notice_type.key).first() or Wording.as_delivered(notice_type)


def compose(wording: Wording, channel: Channel, values: Mapping[str, str]) -> Composed:
    texts = wording.texts
    subject = "" if channel == Channel.SMS else " ".join(fill_in(texts.subject, values).split())
    return Composed(subject[: Wording.SUBJECT_LENGTH], fill_in(texts.of(channel), values))


def create_missing_wordings(**kwargs) -> None:
    """Gives every declared type its row, so that the admin lists them all (after each migration)."""
    Wording.objects.bulk_create(
        [Wording.as_delivered(type_) for type_ in all_types()],
        ignore_conflicts=True,
    )
