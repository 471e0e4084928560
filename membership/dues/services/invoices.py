"""Invoice requests: asked for by companies, issued by finance outside the system and recorded here."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.papers.models import PrivateFile

from ..errors import InvoiceAlreadyRequested, NotIssuable
from ..models import InvoiceRequest, InvoiceTitle, Order
from ..notices import tell_invoice_issued, tell_invoice_returned
from ..signals import invoice_issued
from .locks import locked


@transaction.atomic
def request_invoice(*, order: Order, kind: str, details: Mapping, by: User) -> InvoiceRequest:
    """File a request for `order` with finance and keep `details` as the company's own for next time.

    `details` holds the fields of `InvoiceDetails`. Raises `InvoiceAlreadyRequested`.
    """
    order = locked(order)
    if order.status == Order.Status.CANCELLED:
        raise IllegalTransition
    if order.invoice_requests.live().exists():
        raise InvoiceAlreadyRequested
    InvoiceTitle.objects.update_or_create(
        organisation=order.organisation, is_default=True, defaults=dict(details)
    )
    request = InvoiceRequest.objects.create(order=order, kind=kind, requested_by=by, **details)
    log(order, "dues.invoice_requested", user=by, data={"title": request.name, "kind": kind})
    return request


@transaction.atomic
def issue_invoice(
    *, request: InvoiceRequest, by: User, number: str, file: PrivateFile | None = None
) -> InvoiceRequest:
    """Record the invoice that finance has made. Raises `NotIssuable` while the order is not paid."""
    request = locked(request)
    if request.order.status != Order.Status.PAID:
        raise NotIssuable
    request.number, request.file = number, file
    _decide(request, InvoiceRequest.Status.ISSUED, by=by)
    log(request.order, "dues.invoice_issued", user=by, data={"number": number})
    tell_invoice_issued(request)
    invoice_issued.send(sender=InvoiceRequest, request=request, by=by)
    return request


@transaction.atomic
def return_invoice_request(*, request: InvoiceRequest, by: User, reason: str) -> InvoiceRequest:
    """Send a request back to the company, saying what is wrong; it may ask again."""
    request = locked(request)
    request.reason = reason
    _decide(request, InvoiceRequest.Status.RETURNED, by=by)
    log(request.order, "dues.invoice_returned", user=by, data={"reason": reason})
    tell_invoice_returned(request)
    return request


def _decide(request: InvoiceRequest, status: str, *, by: User) -> None:
    request.move_to(status)
    request.decided_by, request.decided_at = by, timezone.now()
    request.save()
