"""Asking for an invoice (我要开票)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..errors import InvoiceAlreadyRequested
from ..forms import InvoiceForm, details_known_for
from ..models import DuesSettings, InvoiceRequest, InvoiceTitle
from ..paying import offered_kinds
from ..services import request_invoice
from .orders import own_order, way_back


@own_order
@require_http_methods(["GET", "HEAD", "POST"])
def invoice(request, order):
    latest = order.invoice_requests.select_related("file").first()
    if latest and latest.status != InvoiceRequest.Status.RETURNED:
        return render(
            request, "dues/invoice_state.html", {"invoice": latest, "order": order, "back": way_back(request)}
        )
    account = DuesSettings.load(request)
    form = InvoiceForm(
        request.POST or None,
        kinds=offered_kinds(account),
        instance=InvoiceTitle(**details_known_for(order, request.user)),
    )
    if request.method == "POST" and form.is_valid():
        return file_request(request, order, form)
    context = {
        "order": order,
        "form": form,
        "kinds": offered_kinds(account),
        "returned": latest,
        "help_line": account.help_line,
        "back": way_back(request),
    }
    return render(request, "dues/invoice.html", context)


def file_request(request, order, form: InvoiceForm):
    try:
        request_invoice(order=order, kind=form.cleaned_data["kind"], details=form.details(), by=request.user)
        messages.success(request, _("Your request for an invoice has been sent to the finance office."))
    except InvoiceAlreadyRequested:
        pass  # the button was pressed twice; the page says how the request stands
    return redirect(f"{request.path}?{urlencode({'next': way_back(request)})}")
