"""Writing notices and sending them. The row is written with the business change; a worker sends it."""

import uuid
from collections.abc import Collection, Mapping
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from . import delivery, tasks
from .addresses import checked_addresses
from .channels import Channel
from .choices import wanted_channels
from .errors import CannotResend, MissingValue
from .models import Notice, NoticeStatus, Wording
from .types import NoticeType, get_type, sample_values
from .wordings import compose, wording_of

send_notice = delivery.send_notice
rescue_notices = delivery.rescue_notices


@transaction.atomic
def queue_notice(
    *,
    type: str,
    event: str,
    params: Mapping[str, str],
    phone: str = "",
    email: str = "",
    mailbox: str = "",
    channels: Collection[str] | None = None,
    link: str = "",
    expires_at: datetime | None = None,
) -> list[Notice]:
    """Writes the message in the caller's transaction, once for each channel that has an address, that editors
    have switched on, that is among `channels` where they are named, and that who reads it has not switched
    off; and has it sent once that commits. The same event never reaches the same recipient twice over one
    channel. `link` is the page of the very record, where the type's own is not enough."""
    notice_type = get_type(type)
    values = _check_values(notice_type, params)
    addresses = checked_addresses(phone=phone, email=email, mailbox=mailbox)
    wording = wording_of(notice_type)
    allowed = [channel for channel in wording.channels if channels is None or channel in channels]
    reachable = [channel for channel in allowed if channel in addresses]
    wanted = wanted_channels(notice_type, reachable, phone=phone, email=email)
    defaults = {
        "type": notice_type.key,
        "params": values,
        "link": link or str(notice_type.link),
        "expires_at": expires_at or _end_of(notice_type),
    }
    return [
        _write(
            event=event,
            channel=channel,
            recipient=addresses[channel],
            defaults={**defaults, **vars(compose(wording, channel, values))},
        )
        for channel in wanted
    ]


@transaction.atomic
def send_test(*, wording: Wording, by, **addresses: str) -> list[Notice]:
    """What editors wrote, with example values, to the addresses given; switched off or not."""
    notice_type = wording.notice_type
    values = sample_values(notice_type)
    given = checked_addresses(**addresses)
    defaults = {"type": notice_type.key, "params": values, "link": str(notice_type.link)}
    event = f"test:{uuid.uuid4()}"
    log(instance=wording, action="notifications.test", user=by, data={"to": list(given.values())})
    return [
        _write(
            event=event,
            channel=channel,
            recipient=given[channel],
            defaults={**defaults, **vars(compose(wording, channel, values))},
        )
        for channel in notice_type.possible_channels
        if channel in given
    ]


@transaction.atomic
def resend_notice(*, notice: Notice, by) -> None:
    """Staff send a failed or doubtful message once more, knowing that it may arrive twice."""
    if notice.is_secret:
        raise CannotResend
    notice.start_over(at=timezone.now(), by=by)
    transaction.on_commit(partial(tasks.hurry, notice.pk))


def _write(*, event: str, channel: Channel, recipient: str, defaults: dict) -> Notice:
    if channel == Channel.INBOX:  # written is arrived
        defaults |= {"status": NoticeStatus.SENT, "sent_at": timezone.now(), "next_attempt_at": None}
    notice, created = Notice.objects.get_or_create(
        event=event, recipient=recipient, channel=channel, defaults=defaults
    )
    if created and channel != Channel.INBOX:
        transaction.on_commit(partial(tasks.hurry, notice.pk))
    return notice


def _check_values(notice_type: NoticeType, params: Mapping[str, str]) -> dict[str, str]:
    missing = set(notice_type.variables) - set(params)
    if missing:
        raise MissingValue(f"{notice_type.key} needs {sorted(missing)}.")
    return {name: str(params[name]) for name in notice_type.variables}


def _end_of(notice_type: NoticeType) -> datetime | None:
    return timezone.now() + notice_type.lifetime if notice_type.lifetime else None
