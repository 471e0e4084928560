from celery import shared_task


@shared_task(name="parcels.refresh_tracking")
def refresh_tracking() -> None:
    from .refreshing import refresh_tracking

    refresh_tracking()
