import logging
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from home.tasks import note_addresses

logger = logging.getLogger(__name__)


def page_published(sender, instance, **kwargs) -> None:
    """What stands in it now is noted by a worker; the daily round finds what the queue lost."""
    content_type = ContentType.objects.get_for_model(type(instance))
    transaction.on_commit(partial(hurry, content_type.pk, str(instance.pk)))


def setting_saved(sender, instance, **kwargs) -> None:
    page_published(sender, instance)


def hurry(content_type_id: int, key: str) -> None:
    try:
        note_addresses.apply_async((content_type_id, key), retry=False)
    except Exception:
        logger.warning("The broker did not take the addresses of page %s.", key, exc_info=True)
