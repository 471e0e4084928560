"""Paying by a code that is scanned: the page, the code, and the question whether its money has come."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from membership.errors import DomainError

from ..errors import BeingAsked, NotPayableOnline, PaymentServiceDown
from ..models import OnlinePayment
from ..paying import latest_online, order_token, paying_for
from ..services import ask_about, open_code
from .orders import own_order, way_back


@own_order
@require_safe
def pay(request, order):
    """All ways to pay one order; orders of joining are paid on joining's own page as well."""
    context = {
        "order": order,
        "paying": paying_for(request, order, back_to=request.path),
        "token": order_token(order),
        "payments": order.payments.received().select_related("online"),
        "back": way_back(request),
    }
    return render(request, "dues/pay.html", context)


@own_order
@require_POST
def code(request, order):
    """Show a code: the one that is good, the same number anew, or a new one."""
    paying = paying_for(request, order, back_to=way_back(request))
    if paying.service is None:
        raise NotPayableOnline
    try:
        open_code(order=order, method=paying.service.key, by=request.user)
    except (BeingAsked, NotPayableOnline, PaymentServiceDown) as error:
        return answer(request, order, error=error)
    return answer(request, order)


@own_order
@require_POST
def check(request, order):
    """The payer says that it is paid: the service is asked at once."""
    online = latest_online(order)
    try:
        if online and online.is_live:
            online = ask_about(online=online)
    except (BeingAsked, PaymentServiceDown) as error:
        return answer(request, order, error=error)
    if online and online.status == OnlinePayment.Status.PAID:
        return answer(request, order)
    note = _("No payment has arrived yet. If you have just paid, please wait a moment.")
    return answer(request, order, note=note)


def answer(request, order, *, error: DomainError | None = None, note: str = ""):
    """The part of the page with the code; without JavaScript, the page again."""
    if request.headers.get("X-Requested-With") != "XMLHttpRequest":
        if error or note:
            messages.info(request, str(error or note))
        return redirect(way_back(request))
    context = {
        "paying": paying_for(request, order, back_to=way_back(request)),
        "problem": "" if isinstance(error, BeingAsked) else str(error or ""),
        "note": note,
        "is_being_made": isinstance(error, BeingAsked),
        "now": timezone.now(),
    }
    return render(request, "dues/includes/code.html", context)
