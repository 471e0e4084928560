"""Memberships and their paid terms."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max, Prefetch
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.organisations.models import Organisation
from membership.papers.numbering import next_number

from ..models import DuesSettings, Membership, Order, Period
from ..signals import period_reversed, period_started
from ..terms import MembershipState, StandingRules, membership_state, running_period, term_after


def add_period(*, order: Order, by: User | None) -> Period:
    """Give the company the term that a paid order bought; its first one makes it a member.

    A level chosen anew counts from the first day of its term on, not before. Must run in the transaction that
    settles the order.
    """
    rules = DuesSettings.load()
    Organisation.objects.select_for_update().get(pk=order.organisation_id)
    membership = Membership.objects.filter(organisation=order.organisation).first()
    membership = membership or _begin_membership(order, prefix=rules.member_number_prefix)
    starts_at, ends_at = term_after(
        paid_at=_day_of_payment(order, membership.valid_until),
        years=order.years,
        rule=rules.term_rule,
        previous_end=membership.valid_until,
        carry_from_month=rules.carry_from_month,
    )
    term = {"starts_at": starts_at, "ends_at": ends_at, "reversed_at": None, "agreed_end": None}
    # An order whose payment was reversed, and is paid now, has the term of that reversal.
    period, _is_new = Period.objects.update_or_create(membership=membership, order=order, defaults=term)
    membership.valid_until = ends_at
    _take_stock(membership, rules.standing_rules)
    membership.save()
    log(membership, "dues.period_added", user=by, data={"until": ends_at.isoformat()})
    period_started.send(sender=Period, period=period, by=by)
    return period


def _day_of_payment(order: Order, previous_end: datetime | None) -> datetime:
    """Whose money came before the old term was over has no gap, however late it was confirmed."""
    if order.kind != Order.Kind.RENEWAL or previous_end is None:
        return order.paid_at
    last = order.payments.received().aggregate(day=Max("received_on"))["day"]
    in_time = last is not None and last <= timezone.localdate(previous_end)
    return min(order.paid_at, previous_end) if in_time else order.paid_at


def _begin_membership(order: Order, *, prefix: str) -> Membership:
    year = timezone.localtime(order.paid_at).year
    membership = Membership.objects.create(
        organisation=order.organisation,
        number=f"{prefix}{year}{next_number(series='member', period=str(year)):04}",
        level=order.level,
        joined_at=order.paid_at,
    )
    log(membership, "wagtail.create")
    return membership


def refresh_membership_states() -> int:
    """Write the state and the level that now gives each membership; returns how many have changed."""
    rules = DuesSettings.load().standing_rules
    memberships = Membership.objects.prefetch_related(
        Prefetch("periods", Period.objects.select_related("order"))
    )
    outdated = [
        membership.pk
        for membership in memberships.order_by("pk").iterator(chunk_size=500)
        if _standing_of(membership, rules) != (membership.state, membership.level_id)
    ]
    return sum(_refresh(pk, rules) for pk in outdated)


@transaction.atomic
def _refresh(pk: int, rules: StandingRules) -> bool:
    membership = Membership.objects.select_for_update().get(pk=pk)
    before = membership.state, membership.level
    _take_stock(membership, rules)
    if before == (membership.state, membership.level):
        return False
    if membership.state != before[0]:
        log(membership, "dues.state_changed", data={"from": before[0], "to": membership.state})
    membership.save(update_fields=["state", "level"])
    return True


def reverse_period(*, order: Order, by: User | None) -> Period | None:
    """End now the term that this order bought, because its money is going back; one not begun never counts.

    Must run in the transaction that takes the money back.
    """
    period = Period.objects.select_for_update().filter(order=order, reversed_at__isnull=True).first()
    if period is None:
        return None
    rules, now = DuesSettings.load(), timezone.now()
    membership = Membership.objects.select_for_update().get(pk=period.membership_id)
    period.reversed_at, period.agreed_end = now, period.ends_at
    period.ends_at = period.ends_at if period.is_void else min(now, period.ends_at)
    period.save()
    ends = [each.ends_at for each in membership.periods.all() if not each.is_void]
    membership.valid_until = max(ends, default=now)
    _take_stock(membership, rules.standing_rules)
    membership.save()
    log(membership, "dues.period_reversed", user=by, data={"until": membership.valid_until.isoformat()})
    period_reversed.send(sender=Period, period=period, by=by)
    return period


def _take_stock(membership: Membership, rules: StandingRules) -> None:
    """What its paid terms make of the membership now, unsaved; a change of level is written down."""
    before = membership.level
    membership.state, membership.level_id = _standing_of(membership, rules)
    if membership.level_id != before.pk:
        log(membership, "dues.level_changed", data={"from": before.name, "to": membership.level.name})


def _standing_of(membership: Membership, rules: StandingRules) -> tuple[MembershipState, int]:
    """State and level; whose terms are all behind it keeps the level of the last one."""
    now = timezone.now()
    counted = [period for period in membership.periods.all() if not period.is_void]
    terms = [(period.starts_at, period.ends_at) for period in counted]
    running = running_period(counted, now)
    level = running.order.level_id if running else membership.level_id
    return membership_state(periods=terms, now=now, rules=rules), level
