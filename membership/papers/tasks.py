import logging

from celery import shared_task

logger = logging.getLogger(__name__)


@shared_task(name="papers.render_paper")
def render_paper(paper_id: int) -> None:
    from .services import render_paper

    render_paper(paper_id=paper_id)


@shared_task(name="papers.rescue_papers")
def rescue_papers() -> None:
    from .services import rescue_papers

    rescue_papers()


@shared_task(name="papers.delete_unreferenced_files")
def delete_unreferenced_files() -> None:
    from .services import delete_unreferenced_files

    delete_unreferenced_files()


def hurry(paper_id: int) -> None:
    """Asks a worker to make the file now. A broker that is down loses nothing: the rescue finds the row."""
    try:
        render_paper.apply_async((paper_id,), retry=False)
    except Exception:
        logger.warning("The broker did not take paper %s; it waits for the rescue.", paper_id, exc_info=True)
