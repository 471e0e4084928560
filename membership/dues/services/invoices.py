"""Invoice requests: asked for by companies, issued by finance outside the system and recorded here."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.papers.models import PrivateFile
from membership.workdays import add_working_days

from ..errors import DetailsMissing, FileMissing, InvoiceAlreadyRequested, NotIssuable, NotTogether
from ..models import DuesSettings, InvoicedOrder, InvoiceRequest, InvoiceTitle, Order
from ..notices import tell_invoice_issued, tell_invoice_returned, tell_invoice_reversed
from ..signals import invoice_issued, invoice_reversed
from .locks import locked
from .titles import keep_invoice_title


@transaction.atomic
def request_invoice(
    *,
    orders: Sequence[Order],
    kind: str,
    by: User,
    title: InvoiceTitle | None = None,
    details: Mapping | None = None,
) -> InvoiceRequest:
    """File one request for all of `orders` with finance, made out to `title`, or to `details` (the fields of
    `InvoiceDetails`), which become a title of the company.

    Raises `NotTogether`, `InvoiceAlreadyRequested`, `DetailsMissing`.
    """
    orders = [locked(order) for order in sorted(orders, key=lambda order: order.pk)]
    check_invoiceable(orders)
    organisation = orders[0].organisation
    if title is None:
        title = keep_invoice_title(organisation=organisation, details=details or {}, by=by)
    if title.organisation_id != organisation.pk or title.is_archived:
        raise NotTogether
    if title.missing_for(kind):
        raise DetailsMissing
    request = InvoiceRequest.objects.create(
        organisation=organisation,
        title=title,
        kind=kind,
        requested_by=by,
        due_on=due_day(orders),
        **title.details(),
    )
    InvoicedOrder.objects.bulk_create(InvoicedOrder(request=request, order=order) for order in orders)
    _log(request, "dues.invoice_requested", by=by, title=request.name, kind=kind)
    return request


def check_invoiceable(orders: Sequence[Order]) -> None:
    """One document is for one company and one kind of charge; several orders on it have all been paid, and
    no other is asked for or issued for any. Raises what `request_invoice` raises."""
    if not orders or any(order.status not in (Order.Status.OPEN, Order.Status.PAID) for order in orders):
        raise IllegalTransition
    if len({(order.organisation_id, order.kind) for order in orders}) > 1:
        raise NotTogether
    if len(orders) > 1 and any(order.status != Order.Status.PAID for order in orders):
        raise NotTogether
    if InvoicedOrder.objects.filter(order__in=orders, stands=True).exists():
        raise InvoiceAlreadyRequested


def due_day(orders: Sequence[Order]) -> date | None:
    """By when finance issues what is asked for today; unknown until the orders are paid."""
    days = DuesSettings.load().invoice_days
    if days is None or any(order.status != Order.Status.PAID for order in orders):
        return None
    return add_working_days(timezone.localdate(), days)


def start_clock(order: Order) -> None:
    """The order of a request that came early is paid now: the days of finance begin."""
    for request in order.invoice_requests.pending().filter(due_on=None):
        request.due_on = due_day([order])
        request.save(update_fields=["due_on"])


@transaction.atomic
def issue_invoice(
    *,
    request: InvoiceRequest,
    by: User | None,
    number: str,
    file: PrivateFile | None = None,
    issued_on: date | None = None,
) -> InvoiceRequest:
    """Record the invoice that finance has made.

    Raises `NotIssuable` while an order is not paid, `FileMissing` where this kind is issued with a file only.
    """
    request = locked(request)
    if any(order.status != Order.Status.PAID for order in request.orders.all()):
        raise NotIssuable
    if file is None and DuesSettings.load().demands_file(request.kind):
        raise FileMissing
    request.number, request.file = number, file
    request.issued_on = issued_on or timezone.localdate()
    _decide(request, InvoiceRequest.Status.ISSUED, by=by)
    _log(request, "dues.invoice_issued", by=by, number=number)
    tell_invoice_issued(request)
    invoice_issued.send(sender=InvoiceRequest, request=request, by=by)
    return request


@transaction.atomic
def return_invoice_request(*, request: InvoiceRequest, by: User | None, reason: str) -> InvoiceRequest:
    """Send a request back to the company, saying what is wrong; it may ask again."""
    request = locked(request)
    request.reason = reason
    _decide(request, InvoiceRequest.Status.RETURNED, by=by)
    _free_orders(request)
    _log(request, "dues.invoice_returned", by=by, reason=reason)
    tell_invoice_returned(request)
    return request


@transaction.atomic
def reverse_invoice(
    *,
    request: InvoiceRequest,
    by: User | None,
    number: str,
    reason: str,
    file: PrivateFile | None = None,
    reversed_on: date | None = None,
) -> InvoiceRequest:
    """Record the red invoice (红冲) that undoes an issued one. Both stay; the company may ask again."""
    request = locked(request)
    request.move_to(InvoiceRequest.Status.REVERSED)
    request.red_number, request.red_file, request.red_reason = number, file, reason
    request.red_on = reversed_on or timezone.localdate()
    request.reversed_by, request.reversed_at = by, timezone.now()
    request.save()
    _free_orders(request)
    _log(request, "dues.invoice_reversed", by=by, number=number, reason=reason)
    tell_invoice_reversed(request)
    invoice_reversed.send(sender=InvoiceRequest, request=request, by=by)
    return request


def _decide(request: InvoiceRequest, status: str, *, by: User | None) -> None:
    request.move_to(status)
    request.decided_by, request.decided_at = by, timezone.now()
    request.save()


def _free_orders(request: InvoiceRequest) -> None:
    request.invoiced_orders.update(stands=False)


def _log(request: InvoiceRequest, action: str, *, by: User | None, **data) -> None:
    """What happened to a request is told on the page of each of its orders."""
    for order in request.orders.all():
        log(order, action, user=by, data=data | {"request": request.pk})
