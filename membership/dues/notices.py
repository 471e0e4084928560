"""The messages of the dues room."""

from django.utils.translation import gettext_lazy as _

from membership.notifications.placeholders import clause
from membership.notifications.services import queue_notice
from membership.notifications.types import NoticeType, register

register(
    NoticeType(
        key="voucher_returned",
        name=_("Payment voucher sent back"),
        variables={"company": "示例燃气有限公司", "reason": "凭证图片不清晰"},
        text=_(
            "Your payment voucher for {company} was sent back: {reason}. Please log in and upload it again."
        ),
    ),
    NoticeType(
        key="invoice_issued",
        name=_("Invoice issued"),
        variables={"company": "示例燃气有限公司", "number": "24322000000000000001"},
        text=_(
            "The invoice for {company} has been issued, number {number}. You find it in the member center."
        ),
    ),
    NoticeType(
        key="invoice_returned",
        name=_("Invoice request sent back"),
        variables={"company": "示例燃气有限公司", "reason": "税号与名称不符"},
        text=_("The invoice request of {company} was sent back: {reason}. Please log in and ask again."),
    ),
)


def _tell(organisation, *, type: str, event: str, **params: str) -> None:
    """Write the message to the company's primary contact; runs in the transaction of what it tells."""
    contact = organisation.contacts.primary().first()
    if contact:
        params["company"] = organisation.name
        queue_notice(type=type, event=event, phone=str(contact.phone), params=params)


def tell_voucher_returned(voucher) -> None:
    _tell(
        voucher.order.organisation,
        type="voucher_returned",
        event=f"voucher-returned:{voucher.pk}",
        reason=clause(voucher.reason),
    )


def tell_invoice_issued(request) -> None:
    _tell(
        request.order.organisation,
        type="invoice_issued",
        event=f"invoice-issued:{request.pk}",
        number=request.number,
    )


def tell_invoice_returned(request) -> None:
    _tell(
        request.order.organisation,
        type="invoice_returned",
        event=f"invoice-returned:{request.pk}",
        reason=clause(request.reason),
    )
