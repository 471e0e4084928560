from celery import shared_task


@shared_task(name="exchange.expire_entries")
def expire_entries() -> int:
    """End what is past its last day and remind companies of what soon is (runs every hour)."""
    from .models import Entry
    from .services import expire_entries

    return sum(expire_entries(kind=kind) for kind in Entry.__subclasses__())
