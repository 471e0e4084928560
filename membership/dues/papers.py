"""Payment notice and receipt as kinds of paper: what is printed, and what the public look-up says."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from membership.papers.kinds import LiveState, PaperKind
from membership.papers.models import Paper

from .models import Order, PaymentNotice
from .services import payment_notices, receipts

STATES = {
    Order.Status.OPEN: LiveState.UNPAID,
    Order.Status.PAID: LiveState.PAID,
    Order.Status.CANCELLED: LiveState.CANCELLED,
    Order.Status.REFUNDED: LiveState.CANCELLED,
}


def describe(paper: Paper) -> list[tuple[str, str]]:
    data = paper.data
    return [
        (_("Company"), data["company"]),
        (_("Order number"), data["order"]),
        (_("Amount in yuan"), data["amount"]),
        (_("To be paid by"), data["due_on"]),
        (pgettext("payment notice", "Payee"), data["payee"]),
    ]


def live_state(paper: Paper) -> LiveState:
    return STATES[Order.objects.get(payment_notices__paper=paper).status]


def state_once_revoked(paper: Paper) -> LiveState:
    """Void because its order was cancelled, or because a newer notice says what is right."""
    state = live_state(paper)
    replaced = PaymentNotice.objects.filter(order__payment_notices__paper=paper, paper__pk__gt=paper.pk)
    return LiveState.REISSUED if state != LiveState.CANCELLED or replaced.exists() else state


def context(paper: Paper) -> dict:
    return {"ways": [{"method": method, "label": label} for method, label in paper.data["ways"]]}


PAYMENT_NOTICE = PaperKind(
    key=payment_notices.KIND,
    name=_("Payment notice"),
    template="dues/payment_notice.html",
    describe=describe,
    state=live_state,
    context=context,
    revoked_state=state_once_revoked,
)


def describe_receipt(paper: Paper) -> list[tuple[str, str]]:
    data = paper.data
    return [
        (pgettext("receipt", "Payer"), data["company"]),
        (_("Order number"), data["order"]),
        (pgettext("receipt", "Received for"), data["purpose"]),
        (_("Amount in yuan"), data["amount"]),
        (pgettext("receipt", "Paid on"), data["paid_on"]),
        (pgettext("receipt", "Received by"), data["payee"]),
    ]


RECEIPT = PaperKind(
    key=receipts.KIND, name=_("Payment receipt"), template="dues/receipt.html", describe=describe_receipt
)
