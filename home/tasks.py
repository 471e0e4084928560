"""What the website does outside a request."""

from celery import shared_task
from django.core.management import call_command


@shared_task(name="home.publish_scheduled")
def publish_scheduled() -> None:
    """Publishes and takes back what editors gave a date."""
    call_command("publish_scheduled")


@shared_task(name="home.make_manual")
def make_manual(guide_id: int) -> None:
    from home.manual.services import make_manual

    make_manual(guide_id=guide_id)


@shared_task(name="home.rescue_manuals")
def rescue_manuals() -> None:
    from home.manual.services import rescue_manuals

    rescue_manuals()
