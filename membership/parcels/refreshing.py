"""Keeping what is known of parcels on their way up to date, sparingly: each question costs money."""

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from membership.papers.counting import count_of, count_one

from .models import Parcel, Transit
from .services import locked, mark_delivered
from .tracking import tracking_provider
from .tracking.base import Misconfigured, News, Provider, Question, Reason, Retry, TrackingError

logger = logging.getLogger(__name__)

BATCH = 20
MOST_SECONDS = 60  # of one run, before its worker's time is up
DAY = 86400
HOUR = timedelta(hours=1)
KEPT_EVENTS = 50
# How long to wait before asking again, by what was heard last; what is not named here is not asked again.
PAUSES = {
    Transit.UNKNOWN: 12 * HOUR,
    Transit.COLLECTED: 12 * HOUR,
    Transit.MOVING: 8 * HOUR,
    Transit.DELIVERING: 3 * HOUR,
    Transit.PROBLEM: 24 * HOUR,
    Transit.RETURNING: 24 * HOUR,
}
MOST_CHECKS = 24  # of one parcel
GIVEN_UP_AFTER = timedelta(days=30)
AFTER_FAILURE = 2 * HOUR


def provider_in_use() -> Provider | None:
    """Whom to ask, if there is somebody."""
    provider = tracking_provider()
    return None if provider is None or provider.missing_settings() else provider


def refresh_tracking() -> int:
    """Ask about what is due; returns how many were asked about."""
    provider = provider_in_use()
    if provider is None:
        return 0
    asked, ends_at = 0, time.monotonic() + MOST_SECONDS
    for pk in list(Parcel.objects.to_ask(timezone.now()).values_list("pk", flat=True)[:BATCH]):
        if time.monotonic() > ends_at:
            break
        parcel = _claim(pk, provider)
        if parcel is None:
            continue
        try:
            if not ask(parcel, provider):
                break
        except Misconfigured as error:
            logger.error("Tracking stops for now: %s", error)
            break
        asked += 1
    return asked


@transaction.atomic
def _claim(pk: int, provider: Provider) -> Parcel | None:
    """One worker asks; should it die, another asks later. What cannot be asked about is not due again."""
    parcel = Parcel.objects.select_for_update().to_ask(timezone.now()).filter(pk=pk).first()
    if parcel is None:
        return None
    can_be_asked = bool(parcel.number) and provider.knows(parcel.about)
    parcel.next_check_at = timezone.now() + AFTER_FAILURE if can_be_asked else None
    parcel.save(update_fields=["next_check_at"])
    return parcel if can_be_asked else None


def may_ask_now(parcel: Parcel) -> bool:
    """Is there somebody to ask, and was the last question long enough ago?"""
    provider = provider_in_use()
    if provider is None or not parcel.number or not provider.knows(parcel.about):
        return False
    pause = timedelta(minutes=provider.pause_minutes)
    return parcel.checked_at is None or timezone.now() - parcel.checked_at >= pause


def ask(parcel: Parcel, provider: Provider) -> bool:
    """Ask about one parcel and keep the answer; False when the questions of this day are used up.

    Raises `Misconfigured`.
    """
    if count_of("parcels:asked", seconds=DAY) >= settings.PARCEL_TRACKING_PER_DAY:
        logger.warning("The %s tracking questions of a day are used up.", settings.PARCEL_TRACKING_PER_DAY)
        return False
    count_one("parcels:asked", seconds=DAY)
    question = Question(courier=parcel.about, number=parcel.number, phone=parcel.phone)
    try:
        record_news(parcel=parcel, news=provider.track(question))
    except TrackingError as error:
        record_silence(parcel=parcel, error=error)
        if isinstance(error, Misconfigured):
            raise
    return True


@transaction.atomic
def record_news(*, parcel: Parcel, news: News) -> Parcel:
    """What the courier says. A parcel of ours that it has delivered has arrived."""
    parcel = locked(parcel)
    newest = news.events[0]
    parcel.transit, parcel.last_event, parcel.last_event_at = news.transit, newest.text, newest.at
    parcel.events = [{"at": event.at.isoformat(), "text": event.text} for event in news.events[:KEPT_EVENTS]]
    _note_check(parcel, error="", pause=PAUSES.get(news.transit))
    if news.transit == Transit.DELIVERED and parcel.status == Parcel.Status.POSTED:
        mark_delivered(parcel=parcel)
        parcel.refresh_from_db()
    return parcel


@transaction.atomic
def record_silence(*, parcel: Parcel, error: TrackingError) -> Parcel:
    """There was no answer that says anything; what was known stays."""
    parcel = locked(parcel)
    logger.info("No news of %s: %s", parcel, error)
    pause = AFTER_FAILURE if isinstance(error, (Retry, Misconfigured)) else PAUSES[Transit.UNKNOWN]
    _note_check(parcel, error=error.reason.value, pause=pause)
    return parcel


def _note_check(parcel: Parcel, *, error: str, pause: timedelta | None) -> None:
    now = timezone.now()
    parcel.checked_at, parcel.checks, parcel.tracking_error = now, parcel.checks + 1, error
    parcel.next_check_at = now + pause if pause and _is_worth_asking(parcel, now) else None
    parcel.save()


def _is_worth_asking(parcel: Parcel, now: datetime) -> bool:
    return parcel.is_on_its_way and parcel.checks < MOST_CHECKS and now - parcel.created_at < GIVEN_UP_AFTER


def why_nothing_is_known(parcel: Parcel) -> str:
    """For staff."""
    return str(Reason(parcel.tracking_error).label) if parcel.tracking_error in Reason.values else ""
