"""How often one address may look papers up."""

from ..addresses import address_of, household_of
from .counting import count_one

LOOKUPS_A_MINUTE = 30


def may_look_up(request) -> bool:
    return count_one(f"papers:lookups:{household_of(address_of(request))}", seconds=60) <= LOOKUPS_A_MINUTE
