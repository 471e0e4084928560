"""Inside the lock: a company's data as they are from now on."""

from collections.abc import Collection, Mapping

from wagtail.log_actions import log

from membership.accounts.models import User

from ..models import Organisation
from ..parts import parts_of
from ..signals import organisation_changed


def write_details(organisation: Organisation, values: Mapping, *, by: User | None) -> None:
    """With the revision that keeps them; other rooms hear of it."""
    for name, value in values.items():
        setattr(organisation, name, value)
    organisation.save()
    organisation.save_revision(user=by, clean=False)
    organisation_changed.send(sender=Organisation, organisation=organisation, fields=frozenset(values), by=by)


def log_changed(organisation: Organisation, action: str, names: Collection[str], *, by: User | None) -> None:
    """The history names what was changed, and in which part of the member information that stands."""
    log(
        organisation,
        f"organisations.{action}",
        user=by,
        revision=organisation.latest_revision,
        data={"fields": sorted(names)} | dict.fromkeys(parts_of(names), True),
    )
