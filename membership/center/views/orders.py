from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from membership.dues.models import InvoiceRequest, Order, VoucherFile
from membership.organisations.models import Role

from ..forms import OrderFilterForm
from ..orders import bills_of
from ..visits import member_room, render_room

PER_PAGE = 10


@require_safe
@member_room("orders", roles=(Role.DUES,))
def orders(request, visit):
    """账单凭证: what the company was asked to pay, and what came of it."""
    form = OrderFilterForm(request.GET)
    bills = form.narrow(bills_of(visit.membership.organisation))
    page = Paginator(bills, PER_PAGE).get_page(request.GET.get("page"))
    return render_room(request, visit, "orders", "center/orders.html", filters=form, page=page)


@require_safe
@member_room("orders", roles=(Role.DUES,))
def order(request, visit, number):
    """One bill with its vouchers, payments and invoices."""
    owner = get_object_or_404(Order.objects.of(request.user), number=number)
    visit.look_at(owner.organisation_id)
    if visit.membership.organisation_id != owner.organisation_id:
        raise Http404
    bill = (
        bills_of(visit.membership.organisation)
        .select_related("level", "period")
        .prefetch_related(
            "payments",
            Prefetch("vouchers__voucher_files", VoucherFile.objects.select_related("file")),
            Prefetch("invoice_requests", InvoiceRequest.objects.select_related("file", "red_file")),
        )
        .get(pk=owner.pk)
    )
    notice = bill.payment_notices.standing().select_related("paper__file").first()
    return render_room(request, visit, "orders", "center/order.html", bill=bill, notice=notice)
