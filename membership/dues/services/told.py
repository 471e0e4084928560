"""A message that a payment service sent of its own accord."""

from ..models import Difference
from ..providers.base import Notification
from .refunds import record_refund
from .trades import record_trade


def take_notification(*, method: str, told: Notification) -> Difference | None:
    """Believe a message whose sender was verified; returns what in it does not fit our books."""
    if told.trade:
        return record_trade(method=method, trade=told.trade)
    if told.refund:
        return record_refund(method=method, answer=told.refund)
    return None
