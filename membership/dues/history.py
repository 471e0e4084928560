"""What happened to an order, told to its company: from the rows that say it, and from the audit log where
only that does. A constant number of queries, however much happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.log_actions import registry

from membership.organisations.models import Contact, Organisation

from .models import InvoiceRequest, Order, Payment, Refund, Voucher

GOOD, BAD, PLAIN = "good", "bad", "plain"


@dataclass(frozen=True)
class Happening:
    at: datetime
    what: str
    detail: str = ""
    who: str = ""
    tone: str = PLAIN


class People:
    """Who did it, in the company's eyes: its own people by name, everybody else is the association."""

    def __init__(self, organisation: Organisation):
        own = Contact.everybody.filter(organisation=organisation, user__isnull=False)
        self.names = {user: name or organisation.name for user, name in own.values_list("user", "name")}
        account = getattr(organisation, "enterprise_account", None)
        if account:
            self.names[account.user_id] = organisation.name

    def name(self, user_id: int | None) -> str:
        """Nobody: it happened by itself."""
        return self.names.get(user_id, self.association) if user_id else ""

    @property
    def association(self) -> str:
        return pgettext("who did it", "The association")


def happenings(order: Order) -> list[Happening]:
    """All that a company may know of its order, the newest first."""
    people = People(order.organisation)
    told = [
        making(order, people),
        *papers_of(order, people),
        *vouchers_of(order, people),
        *payments_of(order, people),
        *refunds_of(order, people),
        *invoices_of(order, people),
        *term_ended(order),
        *from_log(order, people),
    ]
    return sorted(told, key=lambda each: each.at, reverse=True)


def making(order: Order, people: People) -> Happening:
    what = _("Order made: %(kind)s, ¥%(amount)s") % {
        "kind": order.get_kind_display(),
        "amount": order.amount,
    }
    return Happening(order.created_at, what, who=people.name(order.created_by_id))


def papers_of(order: Order, people: People) -> Iterator[Happening]:
    papers = [
        *((_("Payment notice %(number)s issued"), _("Payment notice %(number)s is void"), notice.paper)
          for notice in order.payment_notices.select_related("paper")),
        *((_("Receipt %(number)s issued"), _("Receipt %(number)s is void"), receipt.paper)
          for receipt in order.receipts.select_related("paper")),
    ]  # fmt: skip
    for issued, void, paper in papers:
        number = {"number": paper.number}
        yield Happening(paper.issued_at, issued % number)
        if paper.revoked_at:
            yield Happening(paper.revoked_at, void % number, paper.revoked_reason, tone=BAD)


def vouchers_of(order: Order, people: People) -> Iterator[Happening]:
    for voucher in order.vouchers.prefetch_related("files"):
        names = "、".join(file.name for file in voucher.files.all())
        sender = people.name(voucher.submitted_by_id)
        yield Happening(voucher.submitted_at, _("Voucher sent"), names, sender)
        if voucher.decided_at and voucher.status == Voucher.Status.WITHDRAWN:
            yield Happening(
                voucher.decided_at, _("Voucher withdrawn"), who=people.name(voucher.decided_by_id)
            )
        if voucher.decided_at and voucher.status == Voucher.Status.RETURNED:
            what = _("Voucher sent back")
            yield Happening(voucher.decided_at, what, voucher.reason, people.association, BAD)


def payments_of(order: Order, people: People) -> Iterator[Happening]:
    for payment in order.payments.select_related("online"):
        what = _("¥%(amount)s received by %(method)s") % {
            "amount": payment.amount,
            "method": payment.get_method_display(),
        }
        who = people.association if payment.recorded_by_id else ""
        yield Happening(payment.created_at, what, _came(payment), who, GOOD)


def _came(payment: Payment) -> str:
    day = _("Arrived on %(day)s") % {"day": payment.received_on.isoformat()}
    if payment.online is None:
        return day
    number = _("transaction number %(number)s") % {"number": payment.online.transaction_id}
    return f"{day} · {number}"


def refunds_of(order: Order, people: People) -> Iterator[Happening]:
    for refund in Refund.objects.filter(payment__order=order):
        amount = {"amount": refund.amount}
        yield Happening(
            refund.requested_at, _("Refund of ¥%(amount)s begun") % amount, refund.reason, people.association
        )
        if refund.succeeded_at:
            yield Happening(refund.succeeded_at, _("¥%(amount)s refunded") % amount, tone=GOOD)


def invoices_of(order: Order, people: People) -> Iterator[Happening]:
    status, association = InvoiceRequest.Status, people.association
    for request in order.invoice_requests.all():
        asked = f"{request.get_kind_display()} · {request.name}"
        asker = people.name(request.requested_by_id)
        yield Happening(request.requested_at, _("Invoice asked for"), asked, asker)
        if request.decided_at and request.status == status.RETURNED:
            what = _("Invoice request sent back")
            yield Happening(request.decided_at, what, request.reason, association, BAD)
        elif request.decided_at:
            what = _("Invoice issued: %(number)s") % {"number": request.number}
            yield Happening(request.decided_at, what, who=association, tone=GOOD)
        if request.reversed_at:
            what = _("Invoice reversed by the red invoice %(number)s") % {"number": request.red_number}
            yield Happening(request.reversed_at, what, request.red_reason, association, BAD)


def term_ended(order: Order) -> Iterator[Happening]:
    period = getattr(order, "period", None)
    if period and period.reversed_at:
        yield Happening(period.reversed_at, _("The term paid for has ended early"), tone=BAD)


def from_log(order: Order, people: People) -> Iterator[Happening]:
    """What no row dates: being paid (more than once, when a payment had never come), cancelled, put right."""
    entries = registry.get_logs_for_instance(order).filter(action__in=LOGGED)
    settled = False
    for entry in entries.order_by("timestamp", "pk"):
        what, detail, tone = LOGGED[entry.action](entry.data or {})
        if entry.action == "dues.order_paid":
            settled, detail = True, term_of(order, entry.timestamp)
        who = people.name(entry.user_id) if entry.action == "dues.order_cancelled" else ""
        yield Happening(entry.timestamp, what, detail, who, tone)
    if order.paid_at and not settled:  # made before such things were logged
        yield Happening(order.paid_at, _("Paid in full"), term_of(order, order.paid_at), tone=GOOD)


LOGGED = {
    "dues.order_paid": lambda data: (_("Paid in full"), "", GOOD),
    "dues.order_cancelled": lambda data: (_("Order cancelled"), data.get("reason", ""), BAD),
    "dues.payment_reversed": lambda data: (
        _("A payment of ¥%(amount)s was struck out: it had not come") % {"amount": data.get("amount", "")},
        data.get("reason", ""),
        BAD,
    ),
    "dues.surplus_found": lambda data: (
        _("¥%(amount)s more than owed have come; the association gives them back")
        % {"amount": data.get("amount", "")},
        "",
        PLAIN,
    ),
    "dues.refund_closed": lambda data: (
        _("The refund of ¥%(amount)s was not made") % {"amount": data.get("amount", "")},
        "",
        BAD,
    ),
}


def term_of(order: Order, paid_at: datetime) -> str:
    """The term that this payment bought, unless it was reversed since and bought anew later."""
    period = getattr(order, "period", None)
    if period is None or (order.paid_at and paid_at < order.paid_at):
        return ""
    days = {
        "from": f"{localtime(period.starts_at):%Y-%m-%d}",
        "until": f"{localtime(period.ends_at):%Y-%m-%d}",
    }
    return _("Membership paid from %(from)s until %(until)s") % days
