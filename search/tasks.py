from celery import shared_task

from .vocabulary import refresh_vocabulary


@shared_task(name="search.refresh_vocabulary")
def refresh():
    refresh_vocabulary()
