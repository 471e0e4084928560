"""The messages of the dues room."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.notifications.groups import Group
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
    NoticeType(
        key="renewal_confirmed",
        name=_("Membership renewed"),
        variables={"company": "示例燃气有限公司", "until": "2029-03-11 14:56", "level": "会员单位"},
        text=_("Dear user, the membership of {company} has been renewed. It is valid until {until}."),
        subject=_("The membership of {company} has been renewed"),
        email_text=_(
            "Dear colleagues of {company},\n\n"
            "thank you: your dues have arrived and your membership has been renewed. It is valid until "
            "{until}; the level of this term is {level}.\n\n"
            "In the member center you find your certificate and your bills, and you can ask for an invoice."
        ),
    ),
    group=Group.DUES,
)


def tell_renewed(period) -> None:
    order = period.order
    tell_company(
        order.organisation,
        type="renewal_confirmed",
        event=f"renewed:{order.pk}:{order.paid_at:%Y%m%d%H%M%S}",
        until=f"{timezone.localtime(period.ends_at):%Y-%m-%d %H:%M}",
        level=order.level.name,
        link=reverse("center:renew-order", args=[order.number]),
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
