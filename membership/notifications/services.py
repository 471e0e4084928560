"""Writing notices and sending them. The row is written with the business change; a worker sends it."""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from . import delivery, tasks
from .errors import BadRecipient, CannotResend, MissingValue
from .models import Channel, Notice
from .types import NoticeType, get_type
from .wordings import compose_text, is_wanted

E164 = re.compile(r"\+[1-9]\d{6,14}")

send_notice = delivery.send_notice
rescue_notices = delivery.rescue_notices


@transaction.atomic
def queue_notice(
    *,
    type: str,
    event: str,
    phone: str,
    params: Mapping[str, str],
    expires_at: datetime | None = None,
) -> Notice | None:
    """Writes the message in the caller's transaction and has it sent once that commits. The same event
    never reaches the same person twice. None when editors have switched this type off."""
    notice_type = get_type(type)
    values = _check_values(notice_type, params)
    if not is_wanted(notice_type):
        return None
    notice, created = Notice.objects.get_or_create(
        event=event,
        recipient=_check_phone(phone),
        channel=Channel.SMS,
        defaults={
            "type": notice_type.key,
            "text": compose_text(notice_type, values),
            "params": values,
            "expires_at": expires_at or _end_of(notice_type),
        },
    )
    if created:
        transaction.on_commit(partial(tasks.hurry, notice.pk))
    return notice


@transaction.atomic
def resend_notice(*, notice: Notice, by) -> None:
    """Staff send a failed or doubtful message once more, knowing that it may arrive twice."""
    if notice.is_secret:
        raise CannotResend
    notice.start_over(at=timezone.now(), by=by)
    transaction.on_commit(partial(tasks.hurry, notice.pk))


def _check_values(notice_type: NoticeType, params: Mapping[str, str]) -> dict[str, str]:
    missing = set(notice_type.variables) - set(params)
    if missing:
        raise MissingValue(f"{notice_type.key} needs {sorted(missing)}.")
    return {name: str(params[name]) for name in notice_type.variables}


def _check_phone(phone: str) -> str:
    if not E164.fullmatch(str(phone)):
        raise BadRecipient(f"{phone!r} is not an E.164 phone number.")
    return str(phone)


def _end_of(notice_type: NoticeType) -> datetime | None:
    return timezone.now() + notice_type.lifetime if notice_type.lifetime else None
