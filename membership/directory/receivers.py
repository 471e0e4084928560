from .models import Listing
from .services import make_listing
from .sorting import name_key


def on_period_started(sender, *, period, **kwargs):
    make_listing(organisation=period.membership.organisation)


def on_organisation_saved(sender, *, instance, **kwargs):
    """A company that changes its name changes its place in the list."""
    Listing.objects.filter(organisation=instance).update(name_key=name_key(instance.name))
