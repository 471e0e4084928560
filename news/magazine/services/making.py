import hashlib
import logging
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from ..drawing import DrawnSheet, draw_sheets, on_disk
from ..models import MagazineIssuePage, MagazinePdf, MagazineSheet, PdfState
from ..tasks import hurry
from .showing import show_pages
from .states import CLAIM_LIFETIME, MOST_ATTEMPTS, claim_pdf, write_state

logger = logging.getLogger(__name__)

BATCH = 4  # pages at a time: progress moves with each batch, and what is done stays done
TASK_SECONDS = 55  # then the rest is for another task: one that runs for minutes would be killed
FIRST_RETRY = timedelta(seconds=15)


class ClaimLost(Exception):
    """Another worker has taken over, or the PDF is gone."""


def make_pages(*, pdf_id: int) -> bool:
    """Make the pages that are not made yet. Drawing holds no lock: a claim tells workers apart."""
    pdf = claim_pdf(pdf_id=pdf_id)
    if pdf is None:
        return False
    is_made = make_claimed(pdf)
    hurry_next()
    return is_made


def make_claimed(pdf: MagazinePdf) -> bool:
    try:
        with pdf.file.open("rb") as stored, on_disk(stored) as stream:
            make_in_batches(pdf, stream, until=time.monotonic() + TASK_SECONDS)
    except ClaimLost:
        return False
    except FileNotFoundError:
        fail(pdf, "lost")
        return False
    except ValidationError as error:
        fail(pdf, error.code, getattr(error, "page", None))
        return False
    except Exception:
        logger.exception("The pages of PDF %s could not be made", pdf.pk)
        try_later(pdf)
        return False
    return True


def make_in_batches(pdf: MagazinePdf, stream: BinaryIO, *, until: float) -> None:
    """Past its time a task keeps what it has just drawn and leaves the rest to another."""
    while pdf.done < pdf.page_count:
        last = min(pdf.done + BATCH, pdf.page_count)
        for sheets in drawn(pdf, stream, pdf.done + 1, last):
            pdf = keep_sheets(pdf, sheets)
            if time.monotonic() > until and pdf.done < pdf.page_count:
                release(pdf)
                return
    finish(pdf)


def drawn(pdf: MagazinePdf, stream: BinaryIO, first: int, last: int) -> Iterator[list[DrawnSheet]]:
    """A batch that fails is drawn page by page: the message can name the page, and a task that has spent its
    time on the batch can stop after any of them."""
    try:
        yield draw_sheets(stream, first, last)
        return
    except ValidationError:
        renew_claim(pdf)
    for number in range(first, last + 1):
        yield [drawn_alone(stream, number)]


def renew_claim(pdf: MagazinePdf) -> None:
    claimed = {"held": pdf.claim, "claimed_at": timezone.now()}
    if write_state(pdf_id=pdf.pk, state=PdfState.WORKING, **claimed) is None:
        raise ClaimLost


def drawn_alone(stream: BinaryIO, number: int) -> DrawnSheet:
    try:
        return draw_sheets(stream, number, number)[0]
    except ValidationError as error:
        if error.code in {"too_complex", "damaged"}:
            error.code, error.page = f"page_{error.code}", number
        raise


def keep_sheets(pdf: MagazinePdf, sheets: list[DrawnSheet]) -> MagazinePdf:
    """Bytes first, then rows and progress in one transaction; what they replace goes after it."""
    made = [saved_sheet(pdf, sheet) for sheet in sheets]
    try:
        with transaction.atomic():
            kept = write_state(
                pdf_id=pdf.pk,
                state=PdfState.WORKING,
                held=pdf.claim,
                claimed_at=timezone.now(),
                done=sheets[-1].number,
                attempts=0,
            )
            if kept is None:
                raise ClaimLost
            replace_rows(pdf, made)
    except Exception:
        delete_files(files_of(made))
        raise
    return kept


def saved_sheet(pdf: MagazinePdf, drawn: DrawnSheet) -> MagazineSheet:
    sheet = MagazineSheet(
        pdf=pdf,
        number=drawn.number,
        text=drawn.text,
        width=drawn.image.width,
        height=drawn.image.height,
        thumbnail_width=drawn.thumbnail.width,
        thumbnail_height=drawn.thumbnail.height,
        sha=hashlib.sha256(drawn.image.content).hexdigest()[:16],
    )
    sheet.image.save(f"{drawn.number}.webp", ContentFile(drawn.image.content), save=False)
    sheet.thumbnail.save(f"{drawn.number}-small.webp", ContentFile(drawn.thumbnail.content), save=False)
    return sheet


def replace_rows(pdf: MagazinePdf, made: list[MagazineSheet]) -> None:
    """A page that is drawn again keeps its row, and with it its reader."""
    numbers = [sheet.number for sheet in made]
    before = {sheet.number: sheet for sheet in pdf.sheets.select_for_update().filter(number__in=numbers)}
    for sheet in made:
        if old := before.get(sheet.number):
            sheet.pk, sheet.issue_id = old.pk, old.issue_id
            sheet._state.adding = False
        sheet.save()
    transaction.on_commit(partial(delete_files, files_of(before.values())))


def files_of(sheets) -> list:
    return [file for sheet in sheets for file in (sheet.image, sheet.thumbnail)]


def delete_files(files: list) -> None:
    for file in files:
        file.storage.delete(file.name)


@transaction.atomic
def finish(pdf: MagazinePdf) -> None:
    """Ready; whatever live issue names this PDF shows its pages from now on. Issues are locked before their
    PDF, as they are when one is published."""
    naming = MagazineIssuePage.objects.select_for_update(of=("self",)).filter(pdf_id=pdf.pk).order_by("pk")
    issues = [issue.pk for issue in naming]
    if write_state(pdf_id=pdf.pk, state=PdfState.READY, held=pdf.claim, claim=None) is None:
        raise ClaimLost
    for issue_id in issues:
        show_pages(issue_id=issue_id)


def release(pdf: MagazinePdf) -> None:
    rest = {"claim": None, "due_at": timezone.now()}
    write_state(pdf_id=pdf.pk, state=PdfState.WAITING, held=pdf.claim, **rest)


def hurry_next() -> None:
    """What could not begin while another PDF was being worked on, or was not done in one go."""
    waiting = MagazinePdf.objects.filter(state=PdfState.WAITING, attempts=0).order_by("pk")
    if pk := waiting.values_list("pk", flat=True).first():
        hurry(pk)


def fail(pdf: MagazinePdf, failure: str, page: int | None = None) -> None:
    reason = {"failure": failure, "failed_page": page, "claim": None}
    write_state(pdf_id=pdf.pk, state=PdfState.FAILED, held=pdf.claim, **reason)


def try_later(pdf: MagazinePdf) -> None:
    """For what is no fault of the file: a full disk, a storage that does not answer."""
    if pdf.attempts >= MOST_ATTEMPTS:
        fail(pdf, "broken")
        return
    due_at = timezone.now() + FIRST_RETRY * 2**pdf.attempts
    write_state(pdf_id=pdf.pk, state=PdfState.WAITING, held=pdf.claim, claim=None, due_at=due_at)


def rescue_pdfs() -> int:
    """Send every PDF that is overdue to the workers again."""
    now = timezone.now()
    overdue = MagazinePdf.objects.due(now=now, stale_before=now - CLAIM_LIFETIME)
    overdue = list(overdue.order_by("pk").values_list("pk", flat=True)[:10])
    for pk in overdue:
        hurry(pk)
    return len(overdue)
