from django.db.models import Q

from membership.organisations.models import Role
from membership.organisations.permissions import user_can_act

from .models import InvoiceRequest, PaymentNotice, Receipt, VoucherFile


def user_can_confirm_payments(user) -> bool:
    """May this member of staff decide on vouchers?"""
    return user.is_active and user.has_perm("dues.change_voucher")


def user_can_cancel_orders(user) -> bool:
    """May this member of staff give up what a company owes?"""
    return user.is_active and user.has_perm("dues.change_order")


def user_can_refund(user) -> bool:
    """May this member of staff send money back, or reverse a confirmation?"""
    return user.is_active and user.has_perm("dues.add_refund")


def user_can_settle_differences(user) -> bool:
    """May this member of staff say how a difference in the books was settled?"""
    return user.is_active and user.has_perm("dues.change_difference")


def user_can_see_money(user) -> bool:
    """May this member of staff read orders, vouchers and payments?"""
    return user.is_active and user.has_perm("dues.view_order")


def user_can_open_file(user, file) -> bool:
    """Vouchers, invoices, notices and receipts open to whom their company lets pay, and to finance."""
    companies = companies_of(file)
    if not companies:
        return False
    return user_can_see_money(user) or any(user_can_act(user, company, Role.DUES) for company in companies)


def companies_of(file) -> list:
    """Whose voucher, invoice, red invoice, payment notice or receipt this file is."""
    vouchers = VoucherFile.objects.filter(file=file).select_related("voucher__order__organisation")
    requests = InvoiceRequest.objects.filter(Q(file=file) | Q(red_file=file)).select_related("organisation")
    notices = PaymentNotice.objects.filter(paper__file=file).select_related("order__organisation")
    receipts = Receipt.objects.filter(paper__file=file).select_related("order__organisation")
    return [
        *(entry.voucher.order.organisation for entry in vouchers),
        *(request.organisation for request in requests),
        *(paper.order.organisation for paper in (*notices, *receipts)),
    ]
