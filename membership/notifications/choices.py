"""Which messages somebody wants over which channel, and what is sent all the same."""

from collections.abc import Callable, Collection

from django.db import transaction

from .channels import Channel
from .groups import ALWAYS, CHOOSABLE, Group
from .models import OptOut, Wording
from .types import NoticeType, all_types, group_of

# Who reads what goes to this phone or this email: `find(phone, email) -> account's pk or None`.
_addressees: list[Callable[[str, str], int | None]] = []


def register_addressee(find: Callable[[str, str], int | None]) -> None:
    """Called by the room that knows people, in its `apps.ready()`."""
    if find not in _addressees:
        _addressees.append(find)


def wanted_channels(
    notice_type: NoticeType, channels: Collection[Channel], *, phone: str, email: str
) -> list[Channel]:
    """Those of `channels` that the person at these addresses has not switched off. What would then reach them
    over none goes over all: a message is never lost by a choice."""
    if not may_be_unwanted(notice_type) or not (phone or email):
        return list(channels)
    user_id = next((found for find in _addressees if (found := find(phone, email))), None)
    if user_id is None:
        return list(channels)
    off = set(
        OptOut.objects.filter(user_id=user_id, group=group_of(notice_type)).values_list("channel", flat=True)
    )
    return [channel for channel in channels if channel not in off] or list(channels)


def may_be_unwanted(notice_type: NoticeType) -> bool:
    return not (notice_type.secret or notice_type.compulsory or group_of(notice_type) in ALWAYS)


def chosen_by(user) -> set[tuple[str, str]]:
    """What this person switched off, as (group, channel)."""
    return set(OptOut.objects.filter(user=user).values_list("group", "channel"))


def offered() -> dict[Group, list[Channel]]:
    """The groups that this association sends messages of, and the channels to choose among in each."""
    switched = {wording.type: wording for wording in Wording.objects.all()}
    found: dict[Group, set[Channel]] = {}
    for type_ in filter(may_be_unwanted, all_types()):
        wording = switched.get(type_.key) or Wording.as_delivered(type_)
        found.setdefault(group_of(type_), set()).update(wording.channels)
    return {
        group: [channel for channel in CHOOSABLE if channel in found[group]]
        for group in Group
        if found.get(group, set()) & set(CHOOSABLE)
    }


@transaction.atomic
def choose_messages(*, user, unwanted: Collection[tuple[str, str]]) -> None:
    """From now on these, as (group, channel), are not sent; what cannot be switched off is passed over."""
    may_be = {(group.value, channel.value) for group, channels in offered().items() for channel in channels}
    chosen = may_be & set(unwanted)
    kept = chosen_by(user)
    for group, channel in kept - chosen:
        OptOut.objects.filter(user=user, group=group, channel=channel).delete()
    OptOut.objects.bulk_create(
        [OptOut(user=user, group=group, channel=channel) for group, channel in chosen - kept],
        ignore_conflicts=True,
    )
