"""What a certificate is worth: as a table, on the public page, and the same in the database's words."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.utils import timezone

from membership.certificates.models import Certificate
from membership.certificates.services import issue_certificate, revoke_certificate
from membership.certificates.standing import certificate_state
from membership.dues.models import DuesSettings, Membership, Order, Period
from membership.dues.terms import MembershipState
from membership.papers.kinds import live_state

NOW = timezone.now()
LATER, EARLIER = NOW + timedelta(days=1), NOW - timedelta(days=1)


@pytest.mark.parametrize(
    ("is_revoked", "has_left", "is_superseded", "valid_until", "state"),
    [
        (False, False, False, LATER, "valid"),
        (False, False, False, NOW, "expired"),
        (False, False, False, EARLIER, "expired"),
        (False, False, True, LATER, "superseded"),
        (False, False, True, EARLIER, "superseded"),
        (False, True, False, LATER, "withdrawn"),
        (False, True, False, EARLIER, "withdrawn"),
        (False, True, True, EARLIER, "withdrawn"),
        (True, False, False, LATER, "revoked"),
        (True, False, True, EARLIER, "revoked"),
        (True, True, False, LATER, "revoked"),
        (True, True, True, EARLIER, "revoked"),
    ],
)
def test_the_strongest_fact_names_the_state(is_revoked, has_left, is_superseded, valid_until, state):
    assert (
        certificate_state(
            is_revoked=is_revoked,
            has_left=has_left,
            is_superseded=is_superseded,
            valid_until=valid_until,
            now=NOW,
        )
        == state
    )


def renew(membership):
    """The next paid term and its certificate."""
    old = membership.periods.last()
    order = Order.objects.get(pk=old.order_id)
    order.pk, order.number = None, f"{order.number}R"
    order.save()
    period = Period.objects.create(
        membership=membership, order=order, starts_at=old.ends_at, ends_at=old.ends_at + timedelta(days=365)
    )
    Membership.objects.filter(pk=membership.pk).update(valid_until=period.ends_at)
    return issue_certificate(period=period, by=None)


def withdraw(membership):
    Membership.objects.filter(pk=membership.pk).update(state=MembershipState.WITHDRAWN)


def end_term(membership, days_ago=1):
    end = timezone.now() - timedelta(days=days_ago)
    membership.periods.update(starts_at=end - timedelta(days=365), ends_at=end)
    Membership.objects.filter(pk=membership.pk).update(valid_until=end)


SITUATIONS = {
    "valid": lambda certificate: None,
    "expired": lambda certificate: end_term(certificate.membership),
    "superseded": lambda certificate: renew(certificate.membership),
    "withdrawn": lambda certificate: withdraw(certificate.membership),
    # The nightly task has not run yet: two years without dues count at once.
    "withdrawn since last night": lambda certificate: end_term(certificate.membership, days_ago=731),
    "revoked": lambda certificate: revoke_certificate(certificate=certificate, by=None, reason="示例"),
}
WORDS = {
    "valid": "有效",
    "expired": "已过期",
    "superseded": "已被新证书取代",
    "withdrawn": "已退会",
    "revoked": "已撤销",
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_public_page_says_what_is_true_today(situation, certificate, client):
    SITUATIONS[situation](certificate)
    state = situation.split()[0]
    paper = Certificate.objects.get(pk=certificate.pk).paper
    assert live_state(paper) == state
    page = client.get(paper.get_absolute_url()).content.decode()
    assert WORDS[state] in page
    for shown in (certificate.membership.organisation.name, certificate.membership.number, "会员单位"):
        assert shown in page


@pytest.mark.parametrize(("first", "second"), list(combinations(SITUATIONS, 2)))
def test_lists_and_the_public_page_agree(first, second, certificate):
    SITUATIONS[first](certificate)
    SITUATIONS[second](certificate)
    rules = DuesSettings.load().standing_rules
    for row in Certificate.objects.with_state(timezone.now(), rules):
        assert row.state_now == Certificate.objects.get(pk=row.pk).state


def test_a_replaced_certificate_does_not_come_back(certificate):
    newer = renew(certificate.membership)
    revoke_certificate(certificate=newer, by=None, reason="示例")
    assert Certificate.objects.get(pk=certificate.pk).state == "superseded"
