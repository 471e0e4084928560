"""Receipts (收款收据): the paper that says that the money of an order has come."""

from decimal import Decimal

from django.conf import settings as site
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.papers.numbering import next_number
from membership.papers.services import issue_paper, revoke_paper

from ..capitals import in_capitals
from ..models import DuesSettings, Order, Receipt
from .locks import locked
from .payment_notices import paragraphs, plain_date

KIND = "receipt"


@transaction.atomic
def refresh_receipt(*, order: Order, by: User | None) -> Receipt | None:
    """See that the receipt of an order says what has come: issue it once the order is paid, issue it anew
    when part of the money went back, and void it when all did. Returns the one that stands."""
    order = locked(order)
    standing = order.receipts.standing().select_related("paper").first()
    if standing and standing.paper.data["amount"] == f"{acknowledged(order):.2f}":
        return standing
    if standing:
        with translation.override(site.LANGUAGE_CODE):
            reason = gettext("The money was given back, in part or whole, or had never come.")
        _revoke(standing, by=by, reason=reason)
    rules = DuesSettings.load()
    if order.status != Order.Status.PAID or not rules.issues_receipt:
        return None
    return _issue(order, rules, by=by)


@transaction.atomic
def replace_receipt(*, order: Order, by: User, reason: str) -> Receipt:
    """Issue it anew with what is right now, such as the company's corrected name; the old one is void."""
    order = locked(order)
    standing = order.receipts.standing().select_related("paper").first()
    if standing is None or order.status != Order.Status.PAID:
        raise IllegalTransition
    _revoke(standing, by=by, reason=reason)
    return _issue(order, DuesSettings.load(), by=by)


def acknowledged(order: Order) -> Decimal:
    """What a receipt of this order says was received: of what was owed, in yuan."""
    return min(order.received, order.amount) if order.status == Order.Status.PAID else Decimal("0.00")


def _revoke(receipt: Receipt, *, by: User | None, reason: str) -> None:
    revoke_paper(paper=receipt.paper, reason=reason[:255], by=by)
    log(receipt.order, "dues.receipt_revoked", user=by, data={"number": str(receipt), "reason": reason})


def _issue(order: Order, rules: DuesSettings, *, by: User | None) -> Receipt:
    year = str(timezone.localdate().year)
    sequence = next_number(series=f"receipt {rules.receipt_prefix}", period=year)
    paper = issue_paper(
        kind=KIND,
        number=f"{rules.receipt_prefix}{year}{sequence:05}",
        holder=order.organisation.name,
        data=facts_of(order, rules),
        by=by,
    )
    log(order, "dues.receipt_issued", user=by, data={"number": paper.number})
    return Receipt.objects.create(order=order, paper=paper)


def facts_of(order: Order, rules: DuesSettings) -> dict:
    """What stands on it, as it is now, whatever the settings and the company's name say later."""
    amount = acknowledged(order)
    with translation.override(site.LANGUAGE_CODE):
        return {
            "title": rules.receipt_title,
            "company": order.organisation.name,
            "uscc": order.organisation.uscc,
            "order": order.number,
            "purpose": str(order.get_kind_display()),
            "level": order.level.name,
            "years": str(order.years),
            "amount": f"{amount:.2f}",
            "capital": in_capitals(amount),
            "payments": payments_of(order),
            "payee": rules.payee,
            "note": paragraphs(rules.receipt_note),
            "help_line": rules.help_line,
            "paid_on": timezone.localdate(order.paid_at).isoformat(),
            "issued_on": plain_date(timezone.localdate()),
        }


def payments_of(order: Order) -> list[dict]:
    """How and when it came, in the order in which it did."""
    received = order.payments.received().select_related("online").order_by("received_on", "pk")
    return [
        {
            "method": str(payment.get_method_display()),
            "day": payment.received_on.isoformat(),
            "amount": f"{payment.amount - payment.refunded:.2f}",
            "transaction": payment.online.transaction_id if payment.online else "",
        }
        for payment in received
    ]
