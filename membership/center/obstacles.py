"""Why an account may not be closed yet."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from membership.accounts.closing import Obstacle
from membership.accounts.models import User
from membership.dues.terms import MembershipState
from membership.joining.models import Application
from membership.organisations.models import EnterpriseAccount, Organisation, Role


def of_companies(user: User) -> Iterator[Obstacle]:
    """A member needs somebody who answers for it; an application needs who made it; a company's own account
    belongs to the company."""
    if EnterpriseAccount.objects.filter(user=user).exists():
        yield Obstacle(_("This is the account of a company. Only the secretariat can lock it."))
    for organisation in last_owner_of(user):
        yield Obstacle(
            _("You are the only owner of %(company)s. Hand it over, or let somebody else be an owner.")
            % {"company": organisation.name},
            reverse("center:hand-over"),
            _("Hand the company over"),
        )
    if user.applications.filter(status__in=Application.UNDER_WAY).exists():
        yield Obstacle(
            _("Your application to join is under way. Withdraw it first, or wait until it is decided."),
            reverse("joining:start"),
            _("To the application"),
        )


def last_owner_of(user: User):
    """Members, not withdrawn, that nobody else answers for."""
    present = Q(contacts__left_at__isnull=True, contacts__role=Role.OWNER)
    mine = Organisation.objects.filter(present, contacts__user=user).values("pk")
    counted = Organisation.objects.filter(pk__in=mine).exclude(membership=None)
    counted = counted.exclude(membership__state=MembershipState.WITHDRAWN)
    return counted.annotate(owners=Count("contacts", filter=present)).filter(owners=1).order_by("pk")
