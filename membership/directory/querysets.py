"""Reading the public list: which memberships are in it."""

import unicodedata

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from membership.dues.models import Membership
from membership.dues.terms import MembershipState
from membership.organisations.models import Contact

from .models.settings import DirectorySettings

LISTING = "organisation__listing"
BY_CHOICE = Q(organisation__listing__is_listed=True)
IN_STANDING = (MembershipState.ACTIVE, MembershipState.EXPIRING)
MADE_NO_CHOICE = Q(organisation__listing__is_listed__isnull=True)


def public_members(rules: DirectorySettings | None = None) -> QuerySet[Membership]:
    """Members whom anybody may see, with all that a card shows of them, in one query.

    Introductions are left where they are: a page that shows one says `.defer(None)`.
    """
    rules = rules or DirectorySettings.load()
    listed = BY_CHOICE | MADE_NO_CHOICE if rules.lists_undecided else BY_CHOICE
    return present_members(rules).filter(listed)


def present_members(rules: DirectorySettings) -> QuerySet[Membership]:
    """Members whose term has not ended too long ago, with what their cards show."""
    open_ended = Q(valid_until__isnull=True, state__in=IN_STANDING)
    paid = Q(valid_until__gt=timezone.now() - rules.grace) | open_ended
    return (
        Membership.objects.standing()
        .filter(paid)
        .select_related("level", "organisation__category", "organisation__logo", f"{LISTING}__city")
        .defer("organisation__introduction")
    )


def members_for_members(rules: DirectorySettings) -> QuerySet[Membership]:
    """All of them, listed in public or not, with their primary contacts, in two queries."""
    primary = Prefetch(
        "organisation__contacts", queryset=Contact.objects.primary(), to_attr="primary_contacts"
    )
    return present_members(rules).prefetch_related(primary)


def newest_first(members: QuerySet[Membership]) -> QuerySet[Membership]:
    return members.order_by("-joined_at", "-pk")


def named_like(members: QuerySet[Membership], words: str) -> QuerySet[Membership]:
    """Members with every one of `words` in their name or in the products that they show."""
    for word in unicodedata.normalize("NFKC", words).split():
        in_products = BY_CHOICE & Q(
            organisation__listing__show_products=True, organisation__listing__products__icontains=word
        )
        members = members.filter(Q(organisation__name__icontains=word) | in_products)
    return members
