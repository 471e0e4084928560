"""How an application ends."""

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.dues.models import Order
from membership.dues.services import cancel_order

from ..errors import PaymentUnderWay
from ..models import Application
from ..notices import tell_joined
from ..paying import is_being_paid
from .advancing import MOVED, leave_review
from .locks import locked
from .registering import forget_people


@transaction.atomic
def complete_application(*, application: Application, by: User | None) -> Application:
    """The dues are paid: the company has joined. Raises `IllegalTransition`."""
    application = locked(application)
    application.move_to(Application.Status.JOINED)
    application.save(update_fields=["status"])
    log(application, "joining.completed", user=by)
    tell_joined(application)
    return application


@transaction.atomic
def withdraw_application(*, application: Application, by: User) -> Application:
    """The company gives its application up; an order it made is cancelled.

    Raises `PaymentUnderWay` when something has been paid or is said to be, and `IllegalTransition`.
    """
    application = locked(application)
    leave_review(application, Application.Status.WITHDRAWN)
    application.save(update_fields=MOVED)
    if application.order:
        _end_order(application, by)
    forget_people(application, by)
    log(application, "joining.withdrawn", user=by)
    return application


def _end_order(application: Application, by: User) -> None:
    """Under the lock of the order: no voucher and no payment comes in between."""
    application.order = Order.objects.select_for_update().get(pk=application.order_id)
    if is_being_paid(application):
        raise PaymentUnderWay
    if application.order.status == Order.Status.OPEN:
        cancel_order(order=application.order, by=by)
