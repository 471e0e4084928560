import logging

from celery import shared_task

from .services import cancel_lapsed_renewals, refresh_membership_states

logger = logging.getLogger(__name__)


@shared_task(name="dues.refresh_states")
def refresh_states() -> int:
    """Keep the stored states of memberships true as days pass (runs every hour)."""
    changed = refresh_membership_states()
    cancel_lapsed_renewals()
    return changed


@shared_task(name="dues.watch_online_payments")
def watch_online_payments() -> int:
    """Ask payment services for what callbacks did not tell; close what nobody should pay any more."""
    from .services import watching

    return watching.watch_online_payments()


@shared_task(name="dues.watch_refunds")
def watch_refunds() -> int:
    """Send refunds that were not accepted yet, and ask for those on their way."""
    from .services import watching

    return watching.watch_refunds()


@shared_task(name="dues.reconcile_bills")
def reconcile_bills() -> int:
    """Hold the bills of payment services against our books, once a day."""
    from .services import reconciling

    return reconciling.reconcile_due_bills()


@shared_task(name="dues.close_online_payment")
def close_online_payment(pk: int) -> None:
    from .services import close_if_wrong

    close_if_wrong(pk=pk)


@shared_task(name="dues.send_refund")
def send_refund(pk: int) -> None:
    from .models import Refund
    from .services import refresh_refund

    refund = Refund.objects.select_related("payment__online").get(pk=pk)
    if refund.status == Refund.Status.REQUESTED:
        refresh_refund(refund=refund)


def hurry_close(pk: int) -> None:
    _hurry(close_online_payment, pk)


def hurry_refund(pk: int) -> None:
    _hurry(send_refund, pk)


def _hurry(task, pk: int) -> None:
    """Now, if the broker takes it and the service answers; else the periodic task comes by."""
    try:
        task.apply_async((pk,), retry=False)
    except Exception:
        logger.warning("%s for %s waits for its next turn.", task.name, pk, exc_info=True)
