"""Which words a type is sent with: the editors' own, or those that come with the system."""

from collections.abc import Mapping

from django.conf import settings
from django.utils import translation

from .models import Wording
from .placeholders import fill_in
from .types import NoticeType, all_types


def default_text(notice_type: NoticeType) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return str(notice_type.text)


def sample_values(notice_type: NoticeType) -> dict[str, str]:
    with translation.override(settings.LANGUAGE_CODE):
        return {name: str(sample) for name, sample in notice_type.variables.items()}


def is_wanted(notice_type: NoticeType) -> bool:
    wording = Wording.objects.filter(type=notice_type.key).first()
    return wording.enabled if wording else notice_type.wanted_by_default


def wording_of(notice_type: NoticeType) -> str:
    wording = Wording.objects.filter(type=notice_type.key).first()
    return (wording and wording.text) or default_text(notice_type)


def compose_text(notice_type: NoticeType, values: Mapping[str, str]) -> str:
    return fill_in(wording_of(notice_type), values)


def create_missing_wordings(**kwargs) -> None:
    """Gives every declared type its row, so that the admin lists them all (after each migration)."""
    Wording.objects.bulk_create(
        [Wording(type=type_.key, enabled=type_.wanted_by_default) for type_ in all_types()],
        ignore_conflicts=True,
    )
