"""The arithmetic of terms and states, as tables."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from membership.dues.terms import MembershipState, StandingRules, TermRule, membership_state, term_after

CHINA = timezone(timedelta(hours=8))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("paid", "previous_end", "years", "rule", "starts", "ends"),
    [
        ("2026-03-11 14:56", None, 1, "rolling", "2026-03-11 14:56", "2027-03-11 14:56"),
        ("2026-03-11 14:56", None, 2, "rolling", "2026-03-11 14:56", "2028-03-11 14:56"),
        # paying early is not punished, paying late begins anew
        ("2026-03-11 14:56", "2026-06-01 00:00", 1, "rolling", "2026-06-01 00:00", "2027-06-01 00:00"),
        ("2026-03-11 14:56", "2026-03-11 14:56", 1, "rolling", "2026-03-11 14:56", "2027-03-11 14:56"),
        ("2026-03-11 14:56", "2025-12-31 00:00", 1, "rolling", "2026-03-11 14:56", "2027-03-11 14:56"),
        ("2028-02-29 08:00", None, 1, "rolling", "2028-02-29 08:00", "2029-02-28 08:00"),
        ("2028-02-29 08:00", None, 4, "rolling", "2028-02-29 08:00", "2032-02-29 08:00"),
        # calendar years end with the year, in China's time, and are never without length
        ("2026-03-11 14:56", None, 1, "calendar", "2026-03-11 14:56", "2027-01-01 00:00"),
        ("2026-12-31 23:59", None, 1, "calendar", "2026-12-31 23:59", "2027-01-01 00:00"),
        ("2027-01-01 00:00", None, 1, "calendar", "2027-01-01 00:00", "2028-01-01 00:00"),
        ("2026-11-11 10:00", "2027-01-01 00:00", 1, "calendar", "2027-01-01 00:00", "2028-01-01 00:00"),
        ("2026-11-11 10:00", "2027-01-01 00:00", 3, "calendar", "2027-01-01 00:00", "2030-01-01 00:00"),
    ],
)
def test_a_payment_buys_this_term(paid, previous_end, years, rule, starts, ends):
    for moment in (at(paid), at(paid).astimezone(UTC)):
        term = term_after(
            paid_at=moment,
            years=years,
            rule=TermRule(rule),
            previous_end=at(previous_end) if previous_end else None,
        )
        assert term == (at(starts), at(ends))


@pytest.mark.parametrize(
    ("paid", "carry_from_month", "ends"),
    [
        ("2026-09-30 23:59", 10, "2027-01-01 00:00"),
        ("2026-10-01 00:00", 10, "2028-01-01 00:00"),
        ("2026-12-31 18:00", 10, "2028-01-01 00:00"),
        ("2026-12-31 18:00", None, "2027-01-01 00:00"),
        ("2027-01-01 00:00", 10, "2028-01-01 00:00"),
    ],
)
def test_who_joins_late_in_a_calendar_year_does_not_pay_again_in_january(paid, carry_from_month, ends):
    term = term_after(paid_at=at(paid), years=1, rule=TermRule.CALENDAR, carry_from_month=carry_from_month)
    assert term == (at(paid), at(ends))


def test_a_late_month_does_not_lengthen_what_is_paid_in_advance():
    term = term_after(
        paid_at=at("2026-11-11 10:00"),
        years=1,
        rule=TermRule.CALENDAR,
        previous_end=at("2027-01-01 00:00"),
        carry_from_month=10,
    )
    assert term == (at("2027-01-01 00:00"), at("2028-01-01 00:00"))


def test_a_term_of_no_years_is_refused():
    with pytest.raises(ValueError, match="at least one year"):
        term_after(paid_at=at("2026-03-11 14:56"), years=0, rule=TermRule.ROLLING)


@pytest.mark.parametrize(
    ("ends", "now", "state"),
    [
        ([], "2026-01-01 00:00", MembershipState.DUE),
        (["2027-01-01 00:00"], "2026-01-01 00:00", MembershipState.ACTIVE),
        (["2027-01-01 00:00"], "2026-10-02 23:59", MembershipState.ACTIVE),
        (["2027-01-01 00:00"], "2026-10-03 00:00", MembershipState.EXPIRING),
        (["2027-01-01 00:00"], "2026-12-31 23:59", MembershipState.EXPIRING),
        (["2027-01-01 00:00"], "2027-01-01 00:00", MembershipState.DUE),
        (["2027-01-01 00:00"], "2028-12-30 23:59", MembershipState.DUE),
        (["2027-01-01 00:00"], "2028-12-31 00:00", MembershipState.WITHDRAWN),
        (["2027-01-01 00:00", "2026-01-01 00:00"], "2026-06-01 00:00", MembershipState.ACTIVE),
    ],
)
def test_a_membership_is_in_this_state(ends, now, state):
    periods = [(at(end) - timedelta(days=365), at(end)) for end in ends]
    assert membership_state(periods=periods, now=at(now), rules=StandingRules()) == state
