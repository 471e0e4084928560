from celery import shared_task

from .terms import forget_words
from .vocabulary import refresh_vocabulary


@shared_task(name="search.refresh_vocabulary")
def refresh():
    refresh_vocabulary()


@shared_task(name="search.forget_words")
def forget():
    forget_words()
