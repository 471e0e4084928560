"""会员续费: choosing the next term, paying for it, and the date that has moved on."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.dues.models import Membership, Order, Period
from membership.dues.paying import Paying, PayingState, order_token, paying_for
from membership.dues.renewals import RenewalOffer, renewal_choices, renewal_offer
from membership.dues.services import give_up_renewal, open_renewal
from membership.dues.terms import Way
from membership.errors import DomainError
from membership.organisations.models import Role

from ..renewal import RenewalForm
from ..visits import Visit, member_room, render_room


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("renewal", roles=(Role.DUES,))
def renewal(request, visit):
    """What the next term would be and cost; ordering it. Who ordered already goes on where it is paid."""
    offer = renewal_offer(visit.membership)
    if request.method == "POST":
        return order_renewal(request, visit, offer)
    changed = order_to_change(request, offer)
    if offer.open_order and not changed:
        return redirect(page_of(offer.open_order))
    chosen = request.GET if "years" in request.GET else None
    form = RenewalForm(chosen, choices=renewal_choices(visit.membership), replaced=changed)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        return render(request, "center/renewal/quote.html", {"quote": form.quote})
    return show_offer(request, visit, offer, form)


def order_renewal(request, visit: Visit, offer: RenewalOffer):
    form = RenewalForm(
        request.POST, choices=renewal_choices(visit.membership), replaced=order_to_change(request, offer)
    )
    if "recount" in request.POST or not form.is_valid():
        return show_offer(request, visit, offer, form)
    wanted = form.cleaned_data
    try:
        order = open_renewal(organisation=visit.membership.organisation, by=request.user, **wanted)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("center:renewal")
    if (order.level_id, order.years) != (wanted["level"].pk, wanted["years"]):
        messages.info(request, _("Somebody of your company has ordered the renewal already: this is it."))
    return redirect(page_of(order))


def show_offer(request, visit: Visit, offer: RenewalOffer, form: RenewalForm):
    return render_room(
        request,
        visit,
        "renewal",
        "center/renewal/offer.html",
        offer=offer,
        form=form,
        quote=form.quote if offer.is_open else None,
        is_later=offer.way == Way.LATER and not offer.open_order,
        applies_again=offer.way == Way.APPLY_AGAIN and not offer.open_order,
    )


def order_to_change(request, offer: RenewalOffer) -> Order | None:
    """The order that is open, if the page was asked for to choose otherwise than it says."""
    given = request.POST if request.method == "POST" else request.GET
    order = offer.open_order
    is_meant = order and order.kind == Order.Kind.RENEWAL and order.number == given.get("replaces")
    return order if is_meant else None


def page_of(order: Order) -> str:
    """Where it is paid; dues of joining have a page of their own."""
    if order.kind == Order.Kind.RENEWAL:
        return reverse("center:renew-order", args=[order.number])
    return f"{reverse('dues:pay', args=[order.number])}?{urlencode({'next': reverse('center:orders')})}"


@require_safe
@member_room("renewal", roles=(Role.DUES,))
def renew_order(request, visit, number):
    """Paying the next term, waiting, and what came of it. An order that was replaced leads to the new one."""
    order = own_renewal(request, visit, number)
    paying = paying_for(request, order, back_to=request.path)
    if paying.state == PayingState.CANCELLED:
        newer = renewal_offer(visit.membership).open_order
        if newer and newer.kind == Order.Kind.RENEWAL:
            return redirect(page_of(newer))
    return render_room(
        request,
        visit,
        "renewal",
        "center/renewal/order.html",
        order=order,
        paying=paying,
        token=order_token(order),
        **about(paying, visit.membership),
    )


def about(paying: Paying, membership: Membership) -> dict:
    """The term that the order would bring, or has brought; and whether it may still be another one."""
    order = paying.order
    if paying.state in (PayingState.PAID, PayingState.REFUNDED):
        return {
            "period": Period.objects.filter(order=order).first(),
            "payments": order.payments.received().select_related("online"),
        }
    choices = renewal_choices(membership)
    starts_at, ends_at = choices.term(order.years)
    is_untouched = paying.state == PayingState.OPEN and not paying.received and not paying.is_disputed
    return {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "follows": starts_at == membership.valid_until,
        "may_change": is_untouched and choices.is_real,
        "may_give_up": is_untouched,
    }


@require_POST
@member_room("renewal", roles=(Role.DUES,))
def give_up(request, visit, number):
    """The order is not wanted after all; the membership stays as it is."""
    order = own_renewal(request, visit, number)
    try:
        give_up_renewal(order=order, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(page_of(order))
    messages.success(request, _("The order has been cancelled. Your membership stays as it is."))
    return redirect("center:renewal")


def own_renewal(request, visit: Visit, number: str) -> Order:
    """The order of one of this account's companies, which is then the one that is looked at."""
    orders = Order.objects.of(request.user).filter(kind=Order.Kind.RENEWAL)
    order = get_object_or_404(orders.select_related("level", "organisation"), number=number)
    visit.look_at(order.organisation_id)
    if visit.membership.organisation_id != order.organisation_id:
        raise Http404
    return order
