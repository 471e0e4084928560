import logging

from celery import shared_task

logger = logging.getLogger(__name__)


@shared_task(name="magazine.make_pages")
def make_pages(pdf_id: int) -> None:
    from .services import make_pages

    make_pages(pdf_id=pdf_id)


@shared_task(name="magazine.rescue_pdfs")
def rescue_pdfs() -> None:
    from .services import rescue_pdfs

    rescue_pdfs()


@shared_task(name="magazine.delete_unused_pdfs")
def delete_unused_pdfs() -> None:
    from .services import delete_unused_pdfs

    delete_unused_pdfs()


def hurry(pdf_id: int) -> None:
    """Asks a worker to make the pages now. A broker that is down loses nothing: the rescue finds the row."""
    try:
        make_pages.apply_async((pdf_id,), retry=False)
    except Exception:
        logger.warning("The broker did not take PDF %s; it waits for the rescue.", pdf_id, exc_info=True)
