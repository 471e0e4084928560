"""Reading a company's orders with all that a list of bills shows, in one query."""

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from membership.dues.models import InvoiceRequest, Order, Payment, PaymentMethod, Voucher, VoucherFile
from membership.organisations.models import Contact, Organisation


class BillState(TextChoices):
    """The state of an order as its company sees it: whether it is their turn, or finance's."""

    OPEN = "open", Order.Status.OPEN.label
    CHECKING = "checking", _("Payment being checked")
    PAID = "paid", Order.Status.PAID.label
    CANCELLED = "cancelled", Order.Status.CANCELLED.label
    REFUNDED = "refunded", Order.Status.REFUNDED.label


def bills_of(organisation: Organisation) -> QuerySet[Order]:
    """Adds `state`, `applicant_name`, `method`, `has_vouchers`, `is_checking` and `invoice_status`."""
    vouchers = Voucher.objects.filter(order=OuterRef("pk"))
    paid_by = Payment.objects.received().filter(order=OuterRef("pk")).values("method")[:1]
    applicant = Contact.everybody.filter(
        organisation=OuterRef("organisation"), user=OuterRef("created_by")
    ).exclude(name="")
    primary = Contact.objects.filter(organisation=OuterRef("organisation"), is_primary=True)
    invoice = InvoiceRequest.objects.live().filter(orders=OuterRef("pk")).values("status")[:1]
    # A voucher proves a transfer, even before the money is confirmed.
    by_voucher = Case(
        When(Exists(vouchers), then=Value(PaymentMethod.BANK_TRANSFER.value)),
        default=Value(""),
        output_field=CharField(),
    )
    state = Case(
        When(Exists(vouchers.pending()), status=Order.Status.OPEN, then=Value(BillState.CHECKING.value)),
        default=F("status"),
        output_field=CharField(),
    )
    return Order.objects.filter(organisation=organisation).annotate(
        state=state,
        applicant_name=Coalesce(
            Subquery(applicant.values("name")[:1]), Subquery(primary.values("name")[:1]), Value("")
        ),
        method=Coalesce(Subquery(paid_by), by_voucher),
        has_vouchers=Exists(vouchers),
        is_checking=Exists(vouchers.pending()),
        invoice_status=Subquery(invoice),
    )


def counted(bills: QuerySet[Order], current: str) -> list[dict]:
    """How many bills there are of each state, for the states there are and the one that is looked at."""
    found = dict(bills.order_by().values_list("state").annotate(Count("pk")))
    states = [state for state in BillState if found.get(state) or state == current]
    return [{"value": "", "label": _("All bills"), "count": sum(found.values())}] + [
        {"value": state.value, "label": state.label, "count": found.get(state, 0)} for state in states
    ]


def bill_of(organisation: Organisation, pk: int) -> Order:
    """One bill, with all that its page shows."""
    files = VoucherFile.objects.select_related("file")
    requests = InvoiceRequest.objects.select_related("file", "red_file")
    bills = bills_of(organisation).select_related("level", "period")
    return bills.prefetch_related(
        "payments__refunds",
        Prefetch("vouchers__voucher_files", files),
        Prefetch("invoice_requests", requests),
    ).get(pk=pk)
