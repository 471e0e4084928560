"""What is posted, and by when. Pure functions of settings and dates."""

from datetime import date

from membership.dues.models import Order
from membership.workdays import add_working_days

from .models import DispatchSettings, Item


def posts(settings: DispatchSettings, item: str, *, kind: str, has_step: bool) -> bool:
    """Is `item` posted when an order of this kind is paid? Joining asks whether the process has the step."""
    if kind == Order.Kind.JOINING:
        return (has_step or settings.without_step) and getattr(settings, f"joining_{item}")
    return getattr(settings, f"renewal_{item}")


def items_of_term(settings: DispatchSettings, *, kind: str, has_step: bool) -> list[str]:
    """What a term that began brings at once; the invoice follows when it is issued."""
    return [
        item
        for item in (Item.CERTIFICATE, Item.MATERIALS)
        if posts(settings, item, kind=kind, has_step=has_step)
    ]


def due_on(settings: DispatchSettings, *, since: date, target_days: int | None = None) -> date:
    return add_working_days(since, target_days or settings.target_days)
