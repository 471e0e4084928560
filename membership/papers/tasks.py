from celery import shared_task

from .services import delete_unreferenced_files, render_paper, rescue_papers


@shared_task(name="papers.render_paper")
def render_paper_task(paper_id: int) -> None:
    render_paper(paper_id=paper_id)


@shared_task(name="papers.rescue_papers")
def rescue_papers_task() -> None:
    rescue_papers()


@shared_task(name="papers.delete_unreferenced_files")
def delete_unreferenced_files_task() -> None:
    delete_unreferenced_files()
