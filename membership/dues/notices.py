"""The messages of the dues room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from membership.notifications.placeholders import clause
from membership.notifications.types import NoticeType, register
from membership.organisations.telling import tell_company

register(
    NoticeType(
        key="voucher_returned",
        name=_("Payment voucher sent back"),
        variables={"company": "示例燃气有限公司", "reason": "凭证图片不清晰"},
        subject=_("{company}: payment voucher sent back"),
        text=_(
            "Your payment voucher for {company} was sent back: {reason}. Please log in and upload it again."
        ),
    ),
    NoticeType(
        key="invoice_issued",
        name=_("Invoice issued"),
        variables={"company": "示例燃气有限公司", "number": "24322000000000000001"},
        subject=_("{company}: invoice issued"),
        text=_(
            "The invoice for {company} has been issued, number {number}. You find it in the member center."
        ),
    ),
    NoticeType(
        key="invoice_returned",
        name=_("Invoice request sent back"),
        variables={"company": "示例燃气有限公司", "reason": "税号与名称不符"},
        subject=_("{company}: invoice request sent back"),
        text=_("The invoice request of {company} was sent back: {reason}. Please log in and ask again."),
    ),
    NoticeType(
        key="invoice_reversed",
        name=_("Invoice reversed"),
        variables={
            "company": "示例燃气有限公司",
            "number": "24322000000000000001",
            "reason": "抬头有误",
        },
        subject=_("{company}: invoice reversed"),
        text=_(
            "Invoice {number} of {company} was reversed by a red invoice: {reason}. "
            "You may ask for a new one."
        ),
    ),
    NoticeType(
        key="payment_refunded",
        name=_("Payment refunded"),
        variables={"company": "示例燃气有限公司", "amount": "2000.00", "order": "202603110001"},
        subject=_("{company}: payment refunded"),
        text=_("{amount} yuan of {company}'s order {order} have been refunded the way they came."),
    ),
)


def tell_voucher_returned(voucher) -> None:
    tell_company(
        voucher.order.organisation,
        type="voucher_returned",
        event=f"voucher-returned:{voucher.pk}",
        reason=clause(voucher.reason),
        link=reverse("dues:voucher", args=[voucher.order.number]),
    )


def tell_invoice_issued(request) -> None:
    tell_company(
        request.organisation,
        type="invoice_issued",
        event=f"invoice-issued:{request.pk}",
        number=request.number,
        link=reverse("dues:invoice", args=[request.order.number]),
    )


def tell_invoice_returned(request) -> None:
    tell_company(
        request.organisation,
        type="invoice_returned",
        event=f"invoice-returned:{request.pk}",
        reason=clause(request.reason),
        link=reverse("dues:invoice", args=[request.order.number]),
    )


def tell_refunded(refund) -> None:
    order = refund.payment.order
    tell_company(
        order.organisation,
        type="payment_refunded",
        event=f"payment-refunded:{refund.pk}",
        amount=str(refund.amount),
        order=order.number,
    )


def tell_invoice_reversed(request) -> None:
    tell_company(
        request.organisation,
        type="invoice_reversed",
        event=f"invoice-reversed:{request.pk}",
        number=request.number,
        reason=clause(request.red_reason),
        link=reverse("dues:invoice", args=[request.order.number]),
    )
