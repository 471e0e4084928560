"""Writing what a company lets the public list say of it."""

from collections.abc import Mapping

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.organisations.models import Organisation

from ..models import Listing


def make_listing(*, organisation: Organisation) -> Listing:
    """The company's entry; a new one has an address and allows nothing yet."""
    listing, _ = Listing.objects.get_or_create(organisation=organisation)
    return listing


@transaction.atomic
def update_listing(*, organisation: Organisation, values: Mapping, by: User | None) -> Listing:
    """Write what the company, or staff for it, chose: `values` by the names of the fields."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    listing = Listing.objects.filter(organisation=organisation).first() or Listing(organisation=organisation)
    changed = {name: value for name, value in values.items() if getattr(listing, name) != value}
    if not changed and listing.pk:
        return listing
    for name, value in changed.items():
        setattr(listing, name, value)
    listing.save()
    log(listing, "directory.listing_changed", user=by, data={"fields": sorted(changed)})
    return listing
