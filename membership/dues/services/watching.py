"""What the worker does for payments: callbacks get lost, codes run out, refunds take days."""

import logging
from collections.abc import Callable

from django.db.models import F, Model, QuerySet
from django.utils import timezone

from ..errors import DuesError
from ..models import OnlinePayment, Refund
from .backing_off import pause_after
from .online import close_if_wrong, refresh_online_payment
from .refunds import refresh_refund

logger = logging.getLogger(__name__)
BATCH = 25


def watch_online_payments() -> int:
    """Ask for numbers that wait for their payer, less and less often; close those nobody should pay."""
    return _each_due(OnlinePayment.objects.live().select_related("order"), _look_after)


def _look_after(online: OnlinePayment) -> None:
    online = refresh_online_payment(online=online)
    if online.is_live:
        close_if_wrong(pk=online.pk)


def watch_refunds() -> int:
    """Send what was not accepted yet, ask for what is on its way."""
    waiting = Refund.objects.filter(status__in=Refund.WAITING).select_related("payment__online")
    return _each_due(
        waiting.filter(payment__online__isnull=False), lambda refund: refresh_refund(refund=refund)
    )


def _each_due(records: QuerySet, act: Callable[[Model], None]) -> int:
    """One that fails keeps no other from its turn."""
    now = timezone.now()
    due = list(records.filter(next_query_at__lte=now).order_by("next_query_at", "pk")[:BATCH])
    for record in due:
        # First the next turn, so that two workers do not ask the same at once.
        mine = type(record).objects.filter(pk=record.pk, next_query_at=record.next_query_at)
        turn = {"next_query_at": now + pause_after(record.questions), "questions": F("questions") + 1}
        if not mine.update(**turn):
            continue
        try:
            act(record)
        except DuesError as error:
            logger.warning("%s: %s", record, error)
        except Exception:
            logger.exception("%s could not be looked after.", record)
    return len(due)
