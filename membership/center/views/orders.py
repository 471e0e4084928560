from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from membership.dues.history import happenings
from membership.dues.models import DuesSettings, Order
from membership.dues.services import refresh_receipt
from membership.errors import DomainError
from membership.organisations.models import Role

from ..forms import OrderFilterForm
from ..orders import bill_of, bills_of, counted
from ..visits import member_room, render_room

PER_PAGE = 10


@require_safe
@member_room("orders", roles=(Role.DUES,))
def orders(request, visit):
    """账单凭证: what the company was asked to pay, and what came of it."""
    form = OrderFilterForm(request.GET)
    bills = form.narrow(bills_of(visit.membership.organisation))
    states = counted(bills, form.state)
    paginator = Paginator(form.of_state(bills), PER_PAGE)
    paginator.count = next(each["count"] for each in states if each["value"] == form.state)
    page = paginator.get_page(request.GET.get("page"))
    rules = DuesSettings.load(request)
    kinds = [kind.value for kind in Order.Kind if rules.kinds_for(kind)]
    return render_room(
        request,
        visit,
        "orders",
        "center/orders.html",
        filters=form,
        states=states,
        page=page,
        invoiced_kinds=kinds,
        together=to_invoice_together(page, kinds),
        ticked=request.GET.getlist("order"),
    )


def to_invoice_together(bills: Iterable[Order], kinds: list[str]) -> list[str]:
    """The numbers to tick; a single one has a link of its own."""
    paid = Order.Status.PAID
    free = [
        bill.number
        for bill in bills
        if bill.status == paid and not bill.invoice_status and bill.kind in kinds
    ]
    return free if len(free) > 1 else []


@require_safe
@member_room("orders", roles=(Role.DUES,))
def order(request, visit, number):
    """One bill with its vouchers, payments, papers and invoices, and its whole history."""
    owner = own_bill(request, visit, number)
    bill = bill_of(visit.membership.organisation, owner.pk)
    notice = bill.payment_notices.standing().select_related("paper__file").first()
    receipt = bill.receipts.standing().select_related("paper__file").first()
    rules = DuesSettings.load(request)
    return render_room(
        request,
        visit,
        "orders",
        "center/order.html",
        bill=bill,
        notice=notice,
        receipt=receipt,
        offers_receipt=rules.issues_receipt and bill.status == Order.Status.PAID,
        offers_invoice=bool(rules.kinds_for(bill.kind)),
        history=happenings(bill),
    )


@require_POST
@member_room("orders", roles=(Role.DUES,))
def make_receipt(request, visit, number):
    """The receipt of an order that was paid before receipts were issued."""
    bill = own_bill(request, visit, number)
    try:
        if refresh_receipt(order=bill, by=request.user) is None:
            messages.error(request, _("No receipt is issued for this order."))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("center:order", bill.number)


def own_bill(request, visit, number: str) -> Order:
    """The order of this number, in a company of theirs that is shown from now on; another's is not there."""
    bill = get_object_or_404(Order.objects.of(request.user), number=number)
    visit.look_at(bill.organisation_id)
    if visit.membership.organisation_id != bill.organisation_id:
        raise Http404
    return bill
