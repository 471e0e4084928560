"""Asking for an invoice (我要开票)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..errors import InvoiceAlreadyRequested
from ..forms import InvoiceForm
from ..models import DuesSettings, InvoiceRequest
from .orders import own_order, way_back


@own_order
@require_http_methods(["GET", "HEAD", "POST"])
def invoice(request, order):
    latest = order.invoice_requests.with_papers().first()
    if latest and latest.status in InvoiceRequest.LIVE:
        return render(
            request, "dues/invoice_state.html", {"invoice": latest, "order": order, "back": way_back(request)}
        )
    form = InvoiceForm(request.POST or None, orders=[order], user=request.user)
    if request.method == "POST" and form.is_valid():
        return file_request(request, form)
    context = {
        "order": order,
        "form": form,
        "earlier": latest,
        "help_line": DuesSettings.load(request).help_line,
        "back": way_back(request),
    }
    return render(request, "dues/invoice.html", context)


def file_request(request, form: InvoiceForm):
    try:
        form.file(by=request.user)
        messages.success(request, _("Your request for an invoice has been sent to the finance office."))
    except InvoiceAlreadyRequested:
        pass  # the button was pressed twice; the page says how the request stands
    return redirect(f"{request.path}?{urlencode({'next': way_back(request)})}")
