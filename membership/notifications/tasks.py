import logging

from celery import shared_task

logger = logging.getLogger(__name__)


@shared_task(name="notifications.send_notice")
def send_notice(notice_id: int) -> None:
    from .services import send_notice

    send_notice(notice_id=notice_id)


@shared_task(name="notifications.rescue_notices")
def rescue_notices() -> None:
    from .services import rescue_notices

    rescue_notices()


def hurry(notice_id: int) -> None:
    """Asks a worker to send now. A broker that is down loses nothing: the rescue finds the row."""
    try:
        send_notice.apply_async((notice_id,), retry=False)
    except Exception:
        logger.warning(
            "The broker did not take notice %s; it waits for the rescue.", notice_id, exc_info=True
        )
