"""Reading a company's orders with all that a list of bills shows, in one query."""

from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from membership.dues.models import InvoiceRequest, Order, Payment, PaymentMethod, Voucher
from membership.organisations.models import Contact, Organisation


def bills_of(organisation: Organisation) -> QuerySet[Order]:
    """Adds `applicant_name`, `method`, `has_vouchers`, `is_checking` and `invoice_status`."""
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
    return Order.objects.filter(organisation=organisation).annotate(
        applicant_name=Coalesce(
            Subquery(applicant.values("name")[:1]), Subquery(primary.values("name")[:1]), Value("")
        ),
        method=Coalesce(Subquery(paid_by), by_voucher),
        has_vouchers=Exists(vouchers),
        is_checking=Exists(vouchers.pending()),
        invoice_status=Subquery(invoice),
    )
