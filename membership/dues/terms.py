"""The arithmetic of membership terms. Pure functions: dates and rules in, dates and states out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

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


class Comeback(TextChoices):
    """What a company does whose membership has ended (已退会)."""

    APPLY_AGAIN = "apply_again", _("It applies again, and is reviewed as a new company is")
    RENEW = "renew", _("It pays the dues in the member center, and is a member again")


class Way(TextChoices):
    """How a membership may go on, on a given day."""

    RENEW = "renew"
    LATER = "later"  # it is too early yet
    APPLY_AGAIN = "apply_again"


@dataclass(frozen=True)
class StandingRules:
    """Days before the end that count as 即将到期, and days without dues until 自动退会."""

    expiring_days: int = 90
    withdrawal_days: int = 730


@dataclass(frozen=True)
class RenewalRules:
    """From how many days before the end dues are taken (0: at any time), for how many years at once at most,
    whether for another level, and how who has left comes back."""

    opens_days: int = 90
    max_years: int = 1
    changes_level: bool = True
    comeback: Comeback = Comeback.APPLY_AGAIN


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


def renewal_opens_on(*, valid_until: datetime | None, rules: RenewalRules) -> date | None:
    """The first day on which the next term may be paid; None: any day."""
    if valid_until is None or not rules.opens_days:
        return None
    return timezone.localdate(valid_until) - timedelta(days=rules.opens_days)


def renewal_way(
    *, state: MembershipState, valid_until: datetime | None, now: datetime, rules: RenewalRules
) -> Way:
    """How a membership in `state` goes on. Paying late is always possible until it has ended."""
    if state == MembershipState.WITHDRAWN:
        return Way.RENEW if rules.comeback == Comeback.RENEW else Way.APPLY_AGAIN
    opens_on = renewal_opens_on(valid_until=valid_until, rules=rules)
    return Way.LATER if opens_on and timezone.localdate(now) < opens_on else Way.RENEW


def running_period(periods: Iterable, now: datetime):
    """Of paid terms in the order in which they begin: the one that runs, else the last one that ran, else the
    first that will. None where there is none."""
    periods = sorted(periods, key=lambda period: period.starts_at)
    begun = [period for period in periods if period.starts_at <= now]
    return begun[-1] if begun else next(iter(periods), None)
