from celery import shared_task
from wagtail.models import Page

from .entries import has_server, send_again
from .models import Entry
from .terms import forget_words
from .vocabulary import refresh_vocabulary


@shared_task(name="search.refresh_vocabulary")
def refresh():
    refresh_vocabulary()


@shared_task(name="search.forget_words")
def forget():
    forget_words()


@shared_task(name="search.send_below")
def send_below(page_ids: list[int]):
    """What lies below these pages has other places in the tree now."""
    for page in Page.objects.filter(pk__in=page_ids):
        send_again(Entry.objects.filter(page__path__startswith=page.path))


@shared_task(name="search.send_all", time_limit=3600)
def send_all():
    """What a server missed while it was down."""
    if has_server():
        send_again(Entry.objects.all())
