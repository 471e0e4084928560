"""开票信息管理: what a company can have invoiced, what it asked for, and the titles it keeps."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.dues.errors import TitleExists
from membership.dues.forms import InvoiceForm, TitleForm
from membership.dues.models import DuesSettings, InvoiceRequest, InvoiceTitle, Order
from membership.dues.services import check_invoiceable, delete_invoice_title, make_title_default
from membership.errors import DomainError
from membership.organisations.models import Role

from ..visits import member_room, render_room

PER_PAGE = 10
MOST = 50  # orders that are offered for an invoice at once


@require_safe
@member_room("invoices", roles=(Role.DUES,))
def invoices(request, visit):
    organisation, rules = visit.membership.organisation, DuesSettings.load(request)
    requests, state = organisation.invoice_requests.all(), request.GET.get("status", "")
    shown = requests.filter(status=state) if state in InvoiceRequest.Status.values else requests
    to_invoice = Order.objects.filter(organisation=organisation).to_invoice()
    return render_room(
        request,
        visit,
        "invoices",
        "center/invoices.html",
        charges=charges(to_invoice[: MOST + 1], rules),
        ticked=request.GET.getlist("order"),
        states=counted(requests, state),
        state=state,
        page=Paginator(shown.with_papers(), PER_PAGE).get_page(request.GET.get("page")),
        titles=organisation.invoice_titles.offered(),
        help_line=rules.help_line,
    )


def charges(orders, rules: DuesSettings) -> list[dict]:
    """What is paid and not invoiced, by kind of charge: one document is for one kind."""
    orders = list(orders)
    return [
        {
            "label": charge.label,
            "orders": of_kind,
            "is_offered": bool(rules.kinds_for(charge)),
            "are_more": len(orders) > MOST,
        }
        for charge in Order.Kind
        if (of_kind := [order for order in orders[:MOST] if order.kind == charge])
    ]


def counted(requests, state: str) -> list[dict]:
    """How many requests there are in each state, for the states there are and the one that is looked at."""
    found = dict(requests.order_by().values_list("status").annotate(Count("pk")))
    every = {"value": "", "label": pgettext("invoice requests", "All"), "count": sum(found.values())}
    return [every] + [
        {"value": each.value, "label": each.label, "count": found.get(each, 0)}
        for each in InvoiceRequest.Status
        if found.get(each) or each == state
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("invoices", roles=(Role.DUES,))
def request_one(request, visit):
    """申请开票: for one paid order, or several of the same kind."""
    came_from = "orders" if (request.POST or request.GET).get("from") == "orders" else "invoices"
    back = reverse(f"center:{came_from}")
    orders = chosen_orders(request, visit)
    if not orders:
        messages.error(request, _("Please choose the orders that the invoice is for."))
        return redirect(back)
    try:
        check_invoiceable(orders)
        form = InvoiceForm(request.POST or None, orders=orders, user=request.user)
        if request.method == "POST" and form.is_valid():
            form.file(by=request.user)
            messages.success(request, _("Your request for an invoice has been sent to the finance office."))
            return redirect("center:invoices")
    except DomainError as error:
        messages.error(request, str(error))
        ticked = urlencode({"order": [order.number for order in orders]}, doseq=True)
        return redirect(f"{back}?{ticked}")
    total = sum(order.amount for order in orders)
    context = {"form": form, "orders": orders, "total": total, "came_from": came_from, "back": back}
    return render_room(request, visit, "invoices", "center/request_invoice.html", **context)


def chosen_orders(request, visit) -> list[Order]:
    """Those ticked; one of another company is not there (404)."""
    numbers = set((request.POST if request.method == "POST" else request.GET).getlist("order"))
    own = Order.objects.of(request.user).filter(number__in=numbers).select_related("organisation", "level")
    found = list(own)
    if len(found) != len(numbers) or len({order.organisation_id for order in found}) > 1:
        raise Http404
    if found:
        visit.look_at(found[0].organisation_id)
        if visit.membership.organisation_id != found[0].organisation_id:
            raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("invoices", roles=(Role.DUES,))
def add_title(request, visit):
    return title_page(request, visit, InvoiceTitle())


@require_http_methods(["GET", "HEAD", "POST"])
@member_room("invoices", roles=(Role.DUES,))
def edit_title(request, visit, pk):
    return title_page(request, visit, own_title(visit, pk))


def title_page(request, visit, title: InvoiceTitle):
    form = TitleForm(request.POST or None, instance=title)
    if request.method == "POST" and form.is_valid():
        try:
            form.keep(organisation=visit.membership.organisation, by=request.user)
        except TitleExists as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, _("Your invoice details have been saved."))
            return redirect("center:invoices")
    return render_room(request, visit, "invoices", "center/title.html", form=form, title=title)


@require_POST
@member_room("invoices", roles=(Role.DUES,))
def default_title(request, visit, pk):
    make_title_default(title=own_title(visit, pk), by=request.user)
    return redirect("center:invoices")


@require_POST
@member_room("invoices", roles=(Role.DUES,))
def remove_title(request, visit, pk):
    title = own_title(visit, pk)
    delete_invoice_title(title=title, by=request.user)
    messages.success(request, _("“%(title)s” was deleted.") % {"title": title.name})
    return redirect("center:invoices")


def own_title(visit, pk: int) -> InvoiceTitle:
    """A title of any company this account acts for; anybody else's is not there."""
    companies = [membership.organisation_id for membership in visit.memberships]
    title = get_object_or_404(InvoiceTitle.objects.offered(), organisation__in=companies, pk=pk)
    visit.look_at(title.organisation_id)
    return title
