"""Renewing (续费): the order for the next term, and giving it up."""

from django.db import transaction
from django.utils.translation import gettext

from membership.accounts.models import User
from membership.organisations.models import Organisation

from ..errors import NotOffered, RenewalClosed, RenewalNotOpenYet, RenewalUnderWay
from ..models import DuesSettings, Level, Membership, OnlinePayment, Order
from ..renewals import Choices, is_being_paid, renewal_choices, renewal_offer
from ..terms import Comeback, MembershipState, Way
from .locks import locked
from .online import close_online_payment
from .orders import cancel_order, make_order


def open_renewal(
    *, organisation: Organisation, level: Level, years: int, by: User | None, replaces: str = ""
) -> Order:
    """Ask a member for the dues of its next term. Whoever asks second is given the order of who asked first.

    `replaces` is the number of the open order that was on the screen: what is chosen otherwise then takes its
    place, unless it is being paid (`RenewalUnderWay`). Raises `RenewalNotOpenYet`, `RenewalClosed`,
    `NotOffered`, and `PaymentServiceDown` when a code of the old order cannot be called in.
    """
    if replaces:
        call_in_codes(organisation, replaces)
    return _open(organisation=organisation, level=level, years=years, by=by, replaces=replaces)


def call_in_codes(organisation: Organisation, number: str) -> None:
    """Nobody pays by scanning an old code while the order is replaced; the service is asked outside of any
    transaction."""
    live = OnlinePayment.objects.live().filter(order__organisation=organisation, order__number=number)
    for online in live.select_related("order"):
        close_online_payment(online=online, ending=OnlinePayment.Ending.SUPERSEDED)


@transaction.atomic
def _open(*, organisation: Organisation, level: Level, years: int, by: User | None, replaces: str) -> Order:
    if replaces:  # an order is locked before its company, as where it is paid
        list(organisation.orders.select_for_update().filter(number=replaces))
    hold(organisation)
    membership = _membership_of(organisation)
    offer, choices = renewal_offer(membership), renewal_choices(membership)
    if offer.open_order:
        kept = _unless_replaced(offer.open_order, level, years, replaces=replaces, by=by)
    else:  # the old one may have been paid while its code was called in
        kept = organisation.orders.filter(number=replaces, status=Order.Status.PAID).first()
    if kept:
        return kept
    _check(offer, choices, level, years)
    quote = choices.quote(next(each for each in choices.levels if each.pk == level.pk), years)
    return make_order(
        organisation=organisation,
        kind=Order.Kind.RENEWAL,
        level=level,
        years=years,
        amount=quote.amount,
        methods=choices.rules.methods,
        by=by,
    )


def hold(organisation: Organisation) -> None:
    """Who presses second waits here until the first order is there to be found."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _membership_of(organisation: Organisation) -> Membership:
    membership = Membership.objects.filter(organisation=organisation).first()
    if membership is None:
        raise RenewalClosed
    return membership


def _unless_replaced(
    order: Order, level: Level, years: int, *, replaces: str, by: User | None
) -> Order | None:
    """The open order, if it stays: it is what is wanted, or nobody has seen it who wants something else."""
    is_wanted = (order.level_id, order.years) == (level.pk, years)
    if is_wanted or order.number != replaces or order.kind != Order.Kind.RENEWAL:
        return order
    order = locked(order)
    if is_being_paid(order):
        raise RenewalUnderWay
    cancel_order(order=order, by=by, reason=gettext("Another level or number of years was chosen."))
    return None


def _check(offer, choices: Choices, level: Level, years: int) -> None:
    if offer.way == Way.LATER:
        raise RenewalNotOpenYet(offer.opens_on)
    if offer.way != Way.RENEW:
        raise RenewalClosed
    if level.pk not in {each.pk for each in choices.levels} or years not in choices.years:
        raise NotOffered


def give_up_renewal(*, order: Order, by: User | None) -> Order:
    """The company does not want to pay this order after all; its membership stays as it is.

    Raises `RenewalUnderWay` once something has been paid or is said to be, `IllegalTransition` when the order
    is not open any more, and `PaymentServiceDown`.
    """
    call_in_codes(order.organisation, order.number)
    with transaction.atomic():
        order = locked(order)
        if order.kind != Order.Kind.RENEWAL or is_being_paid(order):
            raise RenewalUnderWay
        return cancel_order(order=order, by=by, reason=gettext("The company gave the renewal up."))


def cancel_lapsed_renewals() -> int:
    """Where a company whose membership has ended applies again, an order from before does not bring it back;
    one that is being paid does. Returns how many were cancelled."""
    if DuesSettings.load().comeback == Comeback.RENEW:
        return 0
    left = {"kind": Order.Kind.RENEWAL, "organisation__membership__state": MembershipState.WITHDRAWN}
    return sum(_cancel_lapsed(order) for order in Order.objects.open().filter(**left))


@transaction.atomic
def _cancel_lapsed(order: Order) -> bool:
    order = locked(order)
    if order.status != Order.Status.OPEN or is_being_paid(order):
        return False
    cancel_order(order=order, by=None, reason=gettext("The membership has ended."))
    return True
