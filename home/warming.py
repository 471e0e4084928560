"""Pictures in all their sizes and formats before the first visitor asks: AVIF takes a second to make.

The worker opens pages as a visitor would; what a template shows is known nowhere else."""

import logging
from urllib.parse import urlsplit

from django.core.handlers.base import BaseHandler
from django.db import transaction
from django.test import RequestFactory
from wagtail.images import get_image_model
from wagtail.models import Page

log = logging.getLogger(__name__)
PAUSE_SECONDS = 1  # between pages: what people wait for goes first


def warm_when_published(sender, instance: Page, **kwargs) -> None:
    """Receiver of `page_published`."""
    from home.tasks import warm_page

    transaction.on_commit(lambda: warm_page.delay(instance.pk), robust=True)


def warm_when_uploaded(sender, instance, created, raw=False, **kwargs) -> None:
    """Receiver of `post_save` of pictures: the sizes that the API tells. A new file loses the old sizes."""
    from home.tasks import warm_picture

    if not raw:
        transaction.on_commit(lambda: warm_picture.apply_async((instance.pk,), retry=False), robust=True)


def warm_sizes(*, image_id: int) -> None:
    """The sizes of a picture that other front ends are offered."""
    from home.api.pictures import make_sizes

    if image := get_image_model().objects.filter(pk=image_id).first():
        make_sizes(image)


def warm_all_soon() -> None:
    """One page after the other, once what is being done is committed."""
    from home.tasks import warm_next

    transaction.on_commit(lambda: warm_next.delay(0), robust=True)


def warm_with_lists(*, page_id: int) -> None:
    """The page, the list it stands in, and the home page."""
    if page := Page.objects.live().filter(pk=page_id).first():
        for one in dict.fromkeys([page, *reversed(page.get_ancestors().filter(depth__gt=1).live())]):
            open_as_visitor(one)


def warm_page_after(*, page_id: int) -> int | None:
    """Opens the next page; tells which one it was."""
    page = Page.objects.live().filter(pk__gt=page_id, depth__gt=1).order_by("pk").first()
    if page:
        open_as_visitor(page)
    return page and page.pk


def open_as_visitor(page: Page) -> None:
    address = urlsplit(page.get_full_url() or "")
    if not address.path:
        return
    handler = BaseHandler()
    handler.load_middleware()
    request = RequestFactory().get(address.path, SERVER_NAME=address.hostname or "localhost", secure=True)
    response = handler.get_response(request)
    if response.status_code in (400, 500):
        log.warning("%s could not be opened: %s", address.path, response.status_code)
