from celery import shared_task

from .services import refresh_membership_states


@shared_task(name="dues.refresh_states")
def refresh_states() -> int:
    """Keep the stored states of memberships true as days pass (runs every hour)."""
    return refresh_membership_states()
