"""Which words a type is sent with: the editors' own, or those that come with the system."""

from collections.abc import Mapping

from .models import Wording
from .placeholders import fill_in
from .types import NoticeType, all_types, default_text


def is_wanted(notice_type: NoticeType) -> bool:
    if notice_type.secret:  # without login codes nobody could log in
        return True
    wording = Wording.objects.filter(type=notice_type.key).first()
    return wording.enabled if wording else notice_type.wanted_by_default


def wording_of(notice_type: NoticeType) -> str:
    own = Wording.objects.filter(type=notice_type.key).values_list("text", flat=True).first()
    return own or default_text(notice_type)


def compose_text(notice_type: NoticeType, values: Mapping[str, str]) -> str:
    return fill_in(wording_of(notice_type), values)


def create_missing_wordings(**kwargs) -> None:
    """Gives every declared type its row, so that the admin lists them all (after each migration)."""
    Wording.objects.bulk_create(
        [Wording(type=type_.key, enabled=type_.wanted_by_default) for type_ in all_types()],
        ignore_conflicts=True,
    )
