"""Memberships and their paid terms."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.organisations.models import Organisation
from membership.papers.numbering import next_number

from ..models import DuesSettings, Membership, Order, Period
from ..signals import period_started
from ..terms import MembershipState, StandingRules, membership_state, term_after


def add_period(*, order: Order, by: User | None) -> Period:
    """Give the company the term that a paid order bought; its first one makes it a member.

    Must run in the transaction that settles the order.
    """
    rules = DuesSettings.load()
    Organisation.objects.select_for_update().get(pk=order.organisation_id)
    membership = Membership.objects.filter(organisation=order.organisation).first()
    membership = membership or _begin_membership(order, prefix=rules.member_number_prefix)
    starts_at, ends_at = term_after(
        paid_at=order.paid_at,
        years=order.years,
        rule=rules.term_rule,
        previous_end=membership.valid_until,
        carry_from_month=rules.carry_from_month,
    )
    period = Period.objects.create(membership=membership, order=order, starts_at=starts_at, ends_at=ends_at)
    membership.level, membership.valid_until = order.level, ends_at
    membership.state = _state_of(membership, rules.standing_rules)
    membership.save()
    log(membership, "dues.period_added", user=by, data={"until": ends_at.isoformat()})
    period_started.send(sender=Period, period=period, by=by)
    return period


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
    """Write the state that now gives each membership where it has changed; returns how many changed."""
    rules = DuesSettings.load().standing_rules
    memberships = Membership.objects.prefetch_related("periods").order_by("pk")
    outdated = [
        membership.pk
        for membership in memberships.iterator(chunk_size=500)
        if _state_of(membership, rules) != membership.state
    ]
    return sum(_refresh(pk, rules) for pk in outdated)


@transaction.atomic
def _refresh(pk: int, rules: StandingRules) -> bool:
    membership = Membership.objects.select_for_update().get(pk=pk)
    state = _state_of(membership, rules)
    if state == membership.state:
        return False
    log(membership, "dues.state_changed", data={"from": membership.state, "to": state})
    membership.state = state
    membership.save(update_fields=["state"])
    return True


def _state_of(membership: Membership, rules: StandingRules) -> MembershipState:
    periods = [(period.starts_at, period.ends_at) for period in membership.periods.all()]
    return membership_state(periods=periods, now=timezone.now(), rules=rules)
