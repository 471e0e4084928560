"""How often one address may look papers up."""

from ..addresses import address_of, household_of
from .counting import count_one

LOOKUPS_A_MINUTE = 30
SEARCHES_A_DAY = 200


def may_look_up(request) -> bool:
    return count_one(f"papers:lookups:{household_of(address_of(request))}", seconds=60) <= LOOKUPS_A_MINUTE


def may_search(request) -> bool:
    """Numbers run on: whoever tried them all would hold a list of members. So a day has its limit too."""
    household = household_of(address_of(request))
    today = count_one(f"papers:searches:{household}", seconds=24 * 3600)
    return may_look_up(request) and today <= SEARCHES_A_DAY
