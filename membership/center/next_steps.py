"""What a member would do next: each step says why, and leads to the page where it is done."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from membership.certificates.differences import differences_of
from membership.certificates.models import Certificate
from membership.dues.models import Membership, Order, Voucher
from membership.dues.terms import MembershipState
from membership.organisations.models import Proposal, RevenueRequest, Role
from membership.organisations.parts import parts_of

from .visits import Visit


@dataclass(frozen=True)
class NextStep:
    """`kind` as of the component alert: a warning costs something when it is left undone."""

    text: str
    action: str
    url: str
    kind: str = "info"


def next_steps(visit: Visit) -> list[NextStep]:
    """For the company that is looked at and the role of who looks, the most pressing first."""
    if visit.membership is None:
        return []
    steps = [step for find in FINDERS for step in find(visit)]
    return sorted(steps, key=lambda step: step.kind != "warning")


def payments(visit: Visit) -> Iterator[NextStep]:
    """Orders that wait for the company: nothing was sent yet, or what was sent came back."""
    if not visit.may(Role.DUES):
        return
    open_orders = Order.objects.filter(organisation=visit.membership.organisation_id).open()
    for order in open_orders.prefetch_related("vouchers"):
        latest = next(iter(order.vouchers.all()), None)
        if latest and latest.status == Voucher.Status.SUBMITTED:
            continue
        page = "center:renew-order" if order.kind == Order.Kind.RENEWAL else "center:order"
        url = reverse(page, args=[order.number])
        named = {"order": order.number, "amount": order.amount}
        if latest and latest.status == Voucher.Status.RETURNED:
            text = _("The voucher for order %(order)s was sent back.") % named
            yield NextStep(text, _("See why, and send another"), url, "warning")
        else:
            text = _("Order %(order)s awaits payment: ¥%(amount)s.") % named
            yield NextStep(text, pgettext("order", "Pay now"), url)


def term(visit: Visit) -> Iterator[NextStep]:
    """The end of the paid term is near, or was."""
    membership = visit.membership
    texts = {
        MembershipState.EXPIRING: _("The membership ends on %(day)s."),
        MembershipState.DUE: _("The paid term ended on %(day)s: benefits rest until the dues are paid."),
        MembershipState.WITHDRAWN: _("The membership has ended."),
    }
    if membership.state not in texts or not visit.may(Role.DUES) or pays_already(membership):
        return
    text = texts[membership.state] % {"day": last_day(membership)}
    yield NextStep(text, _("Renew the membership"), reverse("center:renewal"), "warning")


def pays_already(membership: Membership) -> bool:
    """An order for the next term is there, and says itself what to do."""
    return Order.objects.filter(
        organisation=membership.organisation_id, kind=Order.Kind.RENEWAL, status=Order.Status.OPEN
    ).exists()


def last_day(membership: Membership) -> str:
    until = membership.valid_until
    return date_format(localtime(until), "Y-m-d") if until else "—"


def company_data(visit: Visit) -> Iterator[NextStep]:
    """A change of reviewed data came back, or the revenue of a year is asked for."""
    if not visit.may(Role.EDITOR):
        return
    company = visit.membership.organisation_id
    for proposal in Proposal.objects.filter(organisation=company, status=Proposal.Status.RETURNED):
        room = "home" if "basic" in parts_of(proposal.names) else "further"
        text = _("The change of your company's data was sent back.")
        yield NextStep(text, _("See why, and correct it"), f"{reverse(f'center:{room}')}#proposal", "warning")
    for asked in RevenueRequest.objects.unanswered().filter(organisation=company):
        text = _("The association asks for the revenue of %(year)s.") % {"year": asked.year}
        url = f"{reverse('center:enter-revenue')}?year={asked.year}"
        yield NextStep(text, _("Enter the revenue"), url)


def certificate(visit: Visit) -> Iterator[NextStep]:
    """What hangs on the wall says something else than what is known by now."""
    if not visit.may(Role.EDITOR):
        return
    newest = Certificate.objects.filter(membership=visit.membership).with_standing().first()
    if newest is None or newest.is_revoked or not differences_of(newest):
        return
    if not newest.requests.pending().exists():
        text = _("Your certificate no longer says what is known of your company")
        yield NextStep(text, _("Ask for a new certificate"), reverse("center:certificates"))


FINDERS: tuple[Callable[[Visit], Iterator[NextStep]], ...] = (term, payments, company_data, certificate)
