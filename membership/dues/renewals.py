"""What renewing brings a member today: whether it is offered, for which levels and years, at what price."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.db.models import Q
from django.utils import timezone

from .models import DuesSettings, Level, Membership, OnlinePayment, Order, Voucher
from .terms import MembershipState, Way, renewal_opens_on, renewal_way, term_after


@dataclass(frozen=True)
class RenewalOffer:
    """How this membership may go on. `opens_on` is the first day for paying, where that is still to come;
    `open_order` are dues that were asked for already and are not paid."""

    membership: Membership
    way: Way
    opens_on: date | None
    open_order: Order | None

    @property
    def is_open(self) -> bool:
        """May the dues be ordered or paid now?"""
        return self.way == Way.RENEW or self.open_order is not None


def renewal_offer(membership: Membership, now: datetime | None = None) -> RenewalOffer:
    """At most two queries, whatever the member has ordered before."""
    now, rules = now or timezone.now(), DuesSettings.load().renewal_rules
    way = renewal_way(
        state=MembershipState(membership.state), valid_until=membership.valid_until, now=now, rules=rules
    )
    opens_on = renewal_opens_on(valid_until=membership.valid_until, rules=rules)
    return RenewalOffer(
        membership=membership,
        way=way,
        opens_on=opens_on if way == Way.LATER else None,
        open_order=open_dues_of(membership.organisation_id),
    )


def open_dues_of(organisation_id: int) -> Order | None:
    """What the company is asked to pay now; dues of a payment that had never come stand first."""
    orders = Order.objects.open().filter(organisation=organisation_id)
    return orders.select_related("level").order_by("kind", "-pk").first()


@dataclass(frozen=True)
class Quote:
    """One choice of level and years: the term it would bring, and its price."""

    membership: Membership
    level: Level
    years: int
    starts_at: datetime
    ends_at: datetime
    price: Decimal  # a year
    old_price: Decimal | None  # a year at the level of now, from the same day on

    @property
    def amount(self) -> Decimal:
        return self.price * self.years

    @property
    def changes_level(self) -> bool:
        return self.level.pk != self.membership.level_id

    @property
    def difference(self) -> Decimal | None:
        """More or less (below nothing) a year than at the level of now."""
        return None if self.old_price is None else self.price - self.old_price

    @property
    def saves(self) -> Decimal | None:
        return -self.difference if self.difference is not None and self.difference < 0 else None

    @property
    def follows(self) -> bool:
        """Does the term begin where the old one ends, rather than with the payment?"""
        return self.starts_at == self.membership.valid_until


@dataclass(frozen=True)
class Choices:
    """What may be chosen for this membership at this moment."""

    membership: Membership
    rules: DuesSettings
    now: datetime

    @cached_property
    def levels(self) -> list[Level]:
        """With a price on the first day of the new term; the level of now is always among them."""
        wanted = Q(pk=self.membership.level_id)
        if self.rules.renewal_changes_level:
            wanted |= Q(is_offered=True)
        levels = Level.objects.filter(wanted).prefetch_related("prices")
        return [level for level in levels if self.price_of(level) is not None]

    @property
    def years(self) -> list[int]:
        return list(range(1, self.rules.renewal_max_years + 1))

    @property
    def level_now(self) -> Level | None:
        return next((each for each in self.levels if each.pk == self.membership.level_id), None)

    @property
    def is_real(self) -> bool:
        """Is there anything to choose?"""
        return len(self.levels) > 1 or len(self.years) > 1

    def price_of(self, level: Level) -> Decimal | None:
        """A year, for a term that begins when the next one does."""
        return level.known_price_on(timezone.localdate(self.term(1)[0]))

    def term(self, years: int) -> tuple[datetime, datetime]:
        return term_after(
            paid_at=self.now,
            years=years,
            rule=self.rules.term_rule,
            previous_end=self.membership.valid_until,
            carry_from_month=self.rules.carry_from_month,
        )

    def quote(self, level: Level, years: int) -> Quote:
        starts_at, ends_at = self.term(years)
        return Quote(
            membership=self.membership,
            level=level,
            years=years,
            starts_at=starts_at,
            ends_at=ends_at,
            price=self.price_of(level),
            old_price=self.level_now and self.price_of(self.level_now),
        )


def renewal_choices(membership: Membership, now: datetime | None = None) -> Choices:
    return Choices(membership, DuesSettings.load(), now or timezone.now())


def is_being_paid(order: Order) -> bool:
    """Has money come for it, is it said to be on its way, or may a code of it be scanned this moment?"""
    return (
        order.received > 0
        or order.vouchers.filter(status=Voucher.Status.SUBMITTED).exists()
        or order.online_payments.filter(
            status__in=[*OnlinePayment.LIVE, OnlinePayment.Status.DISPUTED]
        ).exists()
    )
