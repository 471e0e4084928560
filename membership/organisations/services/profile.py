"""What is known of a company, written; whoever looks it up elsewhere is told."""

from collections.abc import Mapping

from django.db import transaction

from membership.accounts.models import User

from ..models import Organisation, OrganisationSettings, Proposal
from .passwords import locked
from .proposals import propose_changes
from .writing import log_changed, write_details


@transaction.atomic
def save_profile(
    *, organisation: Organisation, values: Mapping, by: User
) -> tuple[list[str], Proposal | None]:
    """Take what a company says of itself, by the names of `CompanyDetails`.

    What is not reviewed is changed at once, and returned by name; the rest waits as a proposal, if it
    differs from what is known. Raises `CodeTaken`.
    """
    rules = OrganisationSettings.load()
    reviewed = {name: value for name, value in values.items() if rules.is_reviewed(name)}
    plain = {name: value for name, value in values.items() if name not in reviewed}
    changed = update_profile(organisation=organisation, values=plain, by=by)
    return changed, propose_changes(organisation=organisation, values=reviewed, by=by)


@transaction.atomic
def update_profile(*, organisation: Organisation, values: Mapping, by: User | None) -> list[str]:
    """Change what needs no review; returns the names of what is different now."""
    organisation = locked(organisation)
    changed = sorted(name for name, value in values.items() if getattr(organisation, name) != value)
    if changed:
        write_details(organisation, {name: values[name] for name in changed}, by=by)
        log_changed(organisation, "profile_changed", changed, by=by)
    return changed
