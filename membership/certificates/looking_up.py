"""Anybody's certificate by its number, or by the name of its company: what others may know of it, no more."""

import unicodedata

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.dues.models import DuesSettings
from membership.papers.counting import count_one
from membership.papers.kinds import Found, LiveState

from .models import Certificate
from .wording import term_on_screen

MOST = 20
SHORTEST = 2  # characters of a name
LOOKUPS_AN_HOUR = 60


def find_certificates(words: str) -> list[Found]:
    """For anybody: the whole number, or the full name of a company."""
    words = normalised(words)
    return found_by(Q(paper__number__iexact=words) | (_newest() & _named(words, "iexact")))


def find_for_members(words: str) -> list[Found]:
    """For members, who are listed among themselves: part of a name will do. One more than `MOST` at most, so
    that a page can say that there are more."""
    words = normalised(words)
    return found_by(Q(paper__number__iexact=words) | (_newest() & _named(words, "icontains")))


def may_look_up(user) -> bool:
    """Nobody copies the list of members this way."""
    return count_one(f"certificates:lookups:{user.pk}", seconds=3600) <= LOOKUPS_AN_HOUR


def found_by(condition: Q) -> list[Found]:
    rules = DuesSettings.load().standing_rules
    certificates = Certificate.objects.with_state(timezone.now(), rules).filter(condition)
    ordered = certificates.order_by("membership__organisation__name", "-pk")
    return [as_found(certificate) for certificate in ordered[: MOST + 1]]


def as_found(certificate: Certificate) -> Found:
    data = certificate.paper.data
    facts = [
        (_("Company"), data["company"]),
        (_("Membership level"), data["level"]),
        (_("Validity"), term_on_screen(data)),
    ]
    return Found(certificate.paper.number, data["company"], facts, LiveState(certificate.state_now))


def normalised(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).split())


def _newest() -> Q:
    """A name leads to what its company holds today; older ones are found by their numbers."""
    return Q(newer_exists=False)


def _named(words: str, lookup: str) -> Q:
    """Of today's name and the one on the paper, either."""
    return Q(**{f"membership__organisation__name__{lookup}": words}) | Q(
        **{f"paper__holder__{lookup}": words}
    )
