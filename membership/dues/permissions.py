from membership.organisations.permissions import user_acts_for

from .models import InvoiceRequest, VoucherFile


def user_can_confirm_payments(user) -> bool:
    """May this member of staff decide on vouchers?"""
    return user.is_active and user.has_perm("dues.change_voucher")


def user_can_see_money(user) -> bool:
    """May this member of staff read orders, vouchers and payments?"""
    return user.is_active and user.has_perm("dues.view_order")


def user_can_open_file(user, file) -> bool:
    """Vouchers and invoices open to the company they belong to and to staff who handle money."""
    orders = [
        entry.voucher.order
        for entry in VoucherFile.objects.filter(file=file).select_related("voucher__order__organisation")
    ] + [
        request.order
        for request in InvoiceRequest.objects.filter(file=file).select_related("order__organisation")
    ]
    if not orders:
        return False
    return user_can_see_money(user) or any(user_acts_for(user, order.organisation) for order in orders)
