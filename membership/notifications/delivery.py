"""Sending: claim, hand to the gateway, write down what came of it; and finding what was left behind."""

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from .channels import Channel, email, sms
from .channels.base import Found, Gateway, GatewayError, Refused, Retry, Unknown
from .errors import Overtaken
from .models import Notice

logger = logging.getLogger(__name__)

CHANNELS = {Channel.SMS: sms, Channel.EMAIL: email}
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
MAX_ATTEMPTS = 8
RESCUE_SECONDS = 60
RESCUE_BATCH = 200


def send_notice(*, notice_id: int) -> None:
    """Sends a waiting notice whose time has come, unless another worker is doing so."""
    now = timezone.now()
    notice = Notice.objects.due(now).filter(pk=notice_id).first()
    if notice is None:
        return
    try:
        if notice.has_expired(now):
            notice.expire()
            return
        notice.claim(gateway=CHANNELS[notice.channel].configured_name(), now=now)
        _hand_over(notice)
    except Overtaken:
        logger.info("Notice %s was taken up by another worker.", notice_id)


def rescue_notices() -> None:
    """Sends what the queue forgot, and settles what a dead worker or a time-out left in doubt."""
    stop_at = time.monotonic() + RESCUE_SECONDS
    now = timezone.now()
    stale_before = now - timedelta(seconds=settings.NOTICE_STALE_SECONDS)
    for notice in Notice.objects.in_doubt(now, stale_before=stale_before)[:RESCUE_BATCH]:
        if time.monotonic() < stop_at:
            _settle(notice, now)
    for notice_id in Notice.objects.due(timezone.now()).values_list("pk", flat=True)[:RESCUE_BATCH]:
        if time.monotonic() < stop_at:
            send_notice(notice_id=notice_id)


def pause_after(attempts: int) -> timedelta:
    """Half a minute, then four times as long after each failure, up to an hour."""
    return min(FIRST_PAUSE * 4 ** (attempts - 1), LONGEST_PAUSE)


def _hand_over(notice: Notice) -> None:
    channel = CHANNELS[notice.channel]
    gateway = channel.get_gateway(notice.gateway)
    try:
        receipt = gateway.send(channel.message_of(notice))
    except Refused as error:
        notice.fail(code=error.code, error=_words(error))
    except Retry as error:
        _put_off(notice, error)
    except Unknown as error:
        _leave_in_doubt(notice, gateway, error)
    else:
        notice.mark_sent(gateway_reference=receipt.reference, now=timezone.now())


def _put_off(notice: Notice, error: Retry) -> None:
    if notice.attempts >= MAX_ATTEMPTS:
        notice.fail(code=error.code, error=_words(error))
        return
    at = timezone.now() + pause_after(notice.attempts)
    if notice.expires_at:
        at = min(at, notice.expires_at)
    notice.requeue(at=at, code=error.code, error=_words(error))


def _leave_in_doubt(notice: Notice, gateway: Gateway, error: Unknown) -> None:
    ask_at = timezone.now() + gateway.settles_after if gateway.can_find else None
    notice.doubt(code=error.code, error=_words(error), ask_at=ask_at)


def _settle(notice: Notice, now: datetime) -> None:
    channel = CHANNELS[notice.channel]
    gateway = channel.get_gateway(notice.gateway)
    if notice.claimed_at + gateway.settles_after > now:
        return
    try:
        found = gateway.find(channel.message_of(notice))
        _apply_answer(notice, found, now)
    except GatewayError as error:
        logger.warning("Cannot ask %s about notice %s: %s", notice.gateway, notice.pk, error)
    except Overtaken:
        logger.info("Notice %s was settled by another worker.", notice.pk)


def _apply_answer(notice: Notice, found: Found, now: datetime) -> None:
    if found is Found.YES:
        notice.mark_sent(gateway_reference=notice.gateway_reference, now=now)
    elif found is Found.NO and notice.attempts < MAX_ATTEMPTS:
        notice.requeue(at=now)
    elif found is Found.NO:
        notice.fail(code="", error=_("Every attempt to send it was cut short."))
    else:
        notice.doubt(code=notice.error_code, error=notice.error, ask_at=None)


def _words(error: GatewayError) -> str:
    return f"{error.reason.label} {error.detail}".strip()
