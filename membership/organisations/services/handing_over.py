from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User

from ..errors import NotAnOwner, ReasonMissing
from ..models import Contact, EnterpriseAccount, Handover, Organisation, Role
from ..notices import tell_handed_over
from .passwords import renew_password
from .people import Person, add_contact, leave, locked_contact


@transaction.atomic
def hand_over(
    *,
    organisation: Organisation,
    contact: Contact,
    to_person: Person,
    by: User,
    keeps: Role | None = None,
    reason: str = "",
    by_staff: bool = False,
) -> Handover:
    """`to_person` answers for the company from now on, in the place of the owner `contact`, who keeps the
    lesser role `keeps` or acts for it no longer. What was done before stays who did it.

    Raises `NotAnOwner`, `IllegalTransition` once the owner has left, and `ReasonMissing` to staff.
    """
    if by_staff and not reason.strip():
        raise ReasonMissing
    giver = locked_contact(contact)
    if giver.organisation_id != organisation.pk or giver.role != Role.OWNER or keeps == Role.OWNER:
        raise NotAnOwner
    if str(giver.phone) == to_person.phone:
        raise NotAnOwner
    organisation, was_primary = giver.organisation, giver.is_primary
    taker = add_contact(organisation=organisation, person=to_person, is_primary=was_primary, role=Role.OWNER)
    _step_back(giver, keeps)
    handover = Handover.objects.create(
        organisation=organisation,
        giver=giver,
        taker=taker,
        giver_role=keeps or "",
        reason=reason.strip(),
        by_staff=by_staff,
        by=by,
    )
    EnterpriseAccount.objects.filter(organisation=organisation).update(handed_over_at=timezone.now())
    log(
        organisation,
        "organisations.handed_over",
        user=by,
        data={"giver": str(giver), "taker": str(taker), "reason": handover.reason},
    )
    renew_password(organisation, by=by)
    tell_handed_over(handover)
    return handover


def _step_back(giver: Contact, keeps: Role | None) -> None:
    giver.is_primary = False
    if keeps is None:
        leave(giver)
        giver.save(update_fields=["is_primary"])
        return
    giver.role = keeps
    giver.save(update_fields=["role", "is_primary"])
