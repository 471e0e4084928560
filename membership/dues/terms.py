"""The arithmetic of membership terms. Pure functions: dates and rules in, dates and states out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TermRule(TextChoices):
    """How a paid year is counted."""

    ROLLING = "rolling", _("From the day of payment to the same day of a later year")
    CALENDAR = "calendar", _("Calendar years, from 1 January to 31 December")


class MembershipState(TextChoices):
    """What a membership is called on a given day; follows from its periods, see `membership_state`."""

    ACTIVE = "active", _("In good standing")
    EXPIRING = "expiring", _("Expiring soon")
    DUE = "due", _("Renewal due")
    WITHDRAWN = "withdrawn", _("Withdrawn")


@dataclass(frozen=True)
class StandingRules:
    """Days before the end that count as 即将到期, and days without dues until 自动退会."""

    expiring_days: int = 90
    withdrawal_days: int = 730


def term_after(
    *,
    paid_at: datetime,
    years: int,
    rule: TermRule,
    previous_end: datetime | None = None,
    carry_from_month: int | None = None,
) -> tuple[datetime, datetime]:
    """Start and end (exclusive) of the term bought at `paid_at`.

    Paying early extends from the old end, never from today. With calendar years, what begins in
    `carry_from_month` (1 to 12) or later gets the rest of that year as well. Both times are aware.
    Raises `ValueError` unless `years` is positive.
    """
    if years < 1:
        raise ValueError("A term lasts at least one year.")
    start = previous_end if previous_end and previous_end > paid_at else paid_at
    if rule == TermRule.CALENDAR:
        local = timezone.localtime(start)
        first_day = local.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        is_late = carry_from_month is not None and local.month >= carry_from_month
        return start, add_years(first_day, years + is_late)
    return start, add_years(start, years)


def add_years(moment: datetime, years: int) -> datetime:
    """The same local day and time `years` later; 29 February becomes 28 February."""
    local = timezone.localtime(moment)
    try:
        return local.replace(year=local.year + years)
    except ValueError:
        return local.replace(year=local.year + years, day=28)


def membership_state(
    *, periods: Iterable[tuple[datetime, datetime]], now: datetime, rules: StandingRules
) -> MembershipState:
    """The state on `now` of a membership with these paid `periods` (start, end)."""
    ends = [end for _start, end in periods]
    if not ends:
        return MembershipState.DUE
    left = max(ends) - now
    if left > timedelta(days=rules.expiring_days):
        return MembershipState.ACTIVE
    if left > timedelta(0):
        return MembershipState.EXPIRING
    if left > -timedelta(days=rules.withdrawal_days):
        return MembershipState.DUE
    return MembershipState.WITHDRAWN
