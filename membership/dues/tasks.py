from celery import shared_task

from .services import refresh_membership_states


@shared_task
def refresh_states() -> int:
    """Keep the stored states of memberships true as days pass (runs every night)."""
    return refresh_membership_states()
