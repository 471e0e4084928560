"""What the website does outside a request."""

from celery import shared_task


@shared_task(name="home.publish_scheduled")
def publish_scheduled() -> None:
    from home.scheduling import publish_scheduled

    publish_scheduled()


@shared_task(name="home.make_manual")
def make_manual(guide_id: int) -> None:
    from home.manual.services import make_manual

    make_manual(guide_id=guide_id)


@shared_task(name="home.rescue_manuals")
def rescue_manuals() -> None:
    from home.manual.services import rescue_manuals

    rescue_manuals()


@shared_task(name="home.collect_addresses")
def collect_addresses() -> None:
    from home.addresses.collecting import collect_all

    collect_all()


@shared_task(name="home.note_addresses")
def note_addresses(content_type_id: int, key: str) -> None:
    """What stands in one page, just published."""
    from django.contrib.contenttypes.models import ContentType

    from home.addresses.collecting import note_addresses

    source = ContentType.objects.get_for_id(content_type_id).model_class().objects.filter(pk=key).first()
    if source is not None:
        note_addresses(source)


@shared_task(name="home.check_addresses")
def check_addresses() -> None:
    from home.addresses.calling import check_addresses

    check_addresses()


@shared_task(name="home.warm_page")
def warm_page(page_id: int) -> None:
    from home.warming import warm_with_lists

    warm_with_lists(page_id=page_id)


@shared_task(name="home.warm_picture")
def warm_picture(image_id: int) -> None:
    from home.warming import warm_sizes

    warm_sizes(image_id=image_id)


@shared_task(name="home.warm_next")
def warm_next(page_id: int) -> None:
    """One page for each task, so that others get their turn."""
    from home.warming import PAUSE_SECONDS, warm_page_after

    if following := warm_page_after(page_id=page_id):
        warm_next.apply_async((following,), countdown=PAUSE_SECONDS)
