from collections.abc import Mapping

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User

from ..models import Organisation, Role
from .people import Person, add_contact


@transaction.atomic
def register_organisation(*, details: Mapping, primary: Person, by: User | None) -> Organisation:
    """Make the company with this code known, or bring what is known of it up to `details`.

    `details` holds the fields of `CompanyDetails`. `primary` becomes its primary contact, and an owner.
    """
    organisation = Organisation.objects.select_for_update().filter(uscc=details["uscc"]).first()
    action = "wagtail.edit" if organisation else "wagtail.create"
    organisation = organisation or Organisation()
    for name in Organisation.detail_names():
        setattr(organisation, name, details[name])
    organisation.save()
    revision = organisation.save_revision(user=by)
    log(organisation, action, user=by, revision=revision)
    add_contact(organisation=organisation, person=primary, is_primary=True, role=Role.OWNER)
    return organisation
