from .models import Application


def is_being_paid(application: Application) -> bool:
    """Has money come in for the application, or does finance look at a voucher of it?"""
    order = application.order
    return order is not None and (order.received > 0 or order.pending_voucher is not None)
