"""The demonstration: an association with its lists, staff, agreements and companies at every step.

Everything that a service writes is written by that service, so that the demonstration is made the way
real data is. Names are made up, plainly so.
"""

from django.db import transaction

from membership.accounts.models import User
from membership.dispatch.demo import add_dispatch_demo

from .agreements import write_agreements
from .associations import association_called
from .catalogue import add_catalogue_page
from .companies import add_companies
from .companies_listed import add_listed_companies, add_members_page
from .exchange import add_exchange
from .lists import write_lists
from .member_life import add_member_life
from .staff import add_staff

__all__ = ["load_membership_demo"]


@transaction.atomic
def load_membership_demo(*, home_page, association: str) -> None:
    """Fill an empty installation for `association`, with its agreements below `home_page`.

    Raises `ModuleNotFoundError` for an association that has no demonstration.
    """
    told = association_called(association)
    add_staff()
    process = write_lists(told)
    write_agreements(home_page, told)
    add_companies(process, told)
    add_listed_companies(told)
    add_exchange(told)
    add_member_life(told)
    add_dispatch_demo(by=User.objects.get(username="reviewer"))
    add_members_page(home_page)
    add_catalogue_page(home_page)
