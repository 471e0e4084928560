"""How this room's entries read in the history of a record."""

from collections import defaultdict
from datetime import datetime
from functools import partial

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from .models import Difference, OnlinePayment, PaymentMethod
from .terms import MembershipState

# action: its name, and what happened in terms of the entry's data
TEXTS = {
    "dues.order_cancelled": (_("Cancel order"), _("The order was cancelled. %(reason)s")),
    "dues.order_paid": (_("Settle order"), _("The order is paid in full.")),
    "dues.voucher_submitted": (_("Send voucher"), _("The company sent a payment voucher: %(files)s")),
    "dues.voucher_withdrawn": (_("Withdraw voucher"), _("The company withdrew its voucher.")),
    "dues.voucher_returned": (_("Send voucher back"), _("The voucher was sent back: %(reason)s")),
    "dues.payment_confirmed": (
        _("Confirm payment"),
        _("%(amount)s yuan received on %(received_on)s."),
    ),
    "dues.payment_received": (
        _("Receive payment"),
        _("%(amount)s yuan came by %(method)s, transaction %(number)s."),
    ),
    "dues.payment_reversed": (
        _("Reverse payment"),
        _("A payment of %(amount)s yuan was reversed, it had never come: %(reason)s"),
    ),
    "dues.online_begun": (
        _("Begin online payment"),
        _("%(amount)s yuan were asked for online, number %(number)s."),
    ),
    "dues.online_closed": (_("Close online payment"), _("Number %(number)s was closed: %(ending)s.")),
    "dues.surplus_found": (
        _("Too much received"),
        _("%(amount)s yuan more than owed have come; finance gives them back."),
    ),
    "dues.difference_found": (_("Difference found"), _("%(kind)s: %(amount)s yuan. Finance looks at it.")),
    "dues.difference_resolved": (_("Settle difference"), _("The difference was settled: %(note)s")),
    "dues.refund_requested": (
        _("Request refund"),
        _("A refund of %(amount)s yuan was requested: %(reason)s"),
    ),
    "dues.refund_processing": (_("Refund accepted"), _("The refund of %(amount)s yuan is on its way.")),
    "dues.refund_succeeded": (_("Refund made"), _("%(amount)s yuan were refunded.")),
    "dues.refund_abnormal": (
        _("Refund stuck"),
        _("The refund of %(amount)s yuan is stuck; it is put right in the merchant platform."),
    ),
    "dues.refund_closed": (
        _("Refund failed"),
        _("The refund of %(amount)s yuan was not made. %(reason)s"),
    ),
    "dues.period_reversed": (_("End paid term"), _("Membership now ends on %(until)s.")),
    "dues.period_added": (_("Add paid term"), _("Membership now lasts until %(until)s.")),
    "dues.level_changed": (_("Change of level"), _("The level changed from %(from)s to %(to)s.")),
    "dues.state_changed": (_("Change of state"), _("The state changed from %(from)s to %(to)s.")),
    "dues.invoice_requested": (_("Ask for invoice"), _("An invoice was asked for: %(title)s")),
    "dues.invoice_issued": (_("Issue invoice"), _("The invoice was issued: %(number)s")),
    "dues.invoice_returned": (_("Send invoice request back"), _("The request was sent back: %(reason)s")),
    "dues.invoice_reversed": (
        _("Reverse invoice"),
        _("The invoice was reversed by the red invoice %(number)s: %(reason)s"),
    ),
    "dues.title_added": (_("Add invoice details"), _("Invoice details were added: %(title)s")),
    "dues.title_changed": (_("Change invoice details"), _("Invoice details were changed: %(title)s")),
    "dues.title_made_default": (_("Choose default invoice details"), _("The default is now: %(title)s")),
    "dues.title_deleted": (_("Delete invoice details"), _("Invoice details were deleted: %(title)s")),
    "dues.notice_issued": (_("Issue payment notice"), _("Payment notice issued: %(number)s")),
    "dues.notice_revoked": (_("Revoke payment notice"), _("Payment notice revoked: %(number)s")),
    "dues.receipt_issued": (_("Issue receipt"), _("Receipt issued: %(number)s")),
    "dues.receipt_revoked": (_("Void receipt"), _("Receipt %(number)s is void: %(reason)s")),
}


class EntryFormatter(LogFormatter):
    """Fills the text with the data of the entry; what an old entry does not have stays empty."""

    text = ""

    def format_message(self, log_entry):
        return str(self.text) % defaultdict(str, _readable(log_entry.data or {}))


def _readable(data: dict) -> dict:
    return {name: _WORDS.get(name, str)(value) for name, value in data.items()}


def _label(choices, value: str) -> str:
    return str(choices(value).label) if value in choices.values else value


_WORDS = {
    "files": "、".join,
    "kind": partial(_label, Difference.Kind),
    "method": partial(_label, PaymentMethod),
    "ending": partial(_label, OnlinePayment.Ending),
    "until": lambda moment: f"{localtime(datetime.fromisoformat(moment)):%Y-%m-%d %H:%M}",
    "from": partial(_label, MembershipState),
    "to": partial(_label, MembershipState),
}


def register(actions) -> None:
    for action, (label, text) in TEXTS.items():
        actions.register_action(action)(type("Formatter", (EntryFormatter,), {"label": label, "text": text}))
