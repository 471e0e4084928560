import logging
import uuid
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from ..kinds import kind_of
from ..models import Paper, PaperStatus, RenderStatus
from ..signals import paper_ready
from ..tasks import hurry
from .files import delete_bytes, store_content, stored_names

logger = logging.getLogger(__name__)

CLAIM_LIFETIME = timedelta(minutes=3)  # longer than any task may run
FIRST_RETRY = timedelta(seconds=15)
LONGEST_RETRY = timedelta(hours=1)
RESCUE_AFTER = timedelta(seconds=15)


@transaction.atomic
def issue_paper(
    *, kind: str, number: str, data: dict, holder: str = "", by=None, not_before: datetime | None = None
) -> Paper:
    """Write the paper and its snapshot; the PDF is made after the commit, or once `not_before` has come.

    `holder` is the name that, with the number, finds it on the look-up page."""
    kind_of(kind)
    paper = Paper(kind=kind, number=number, data=data, holder=holder)
    # The rescue leaves it alone while the task sent on commit has its chance.
    paper.render_after = not_before or timezone.now() + RESCUE_AFTER
    paper.save()
    log(paper, "papers.issue", user=by, data={"number": number, "kind": kind})
    if not_before is None:
        transaction.on_commit(partial(hurry, paper.pk))
    return paper


@transaction.atomic
def revoke_paper(*, paper: Paper, reason: str, by=None) -> Paper:
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    paper.revoke(reason=reason)
    paper.save(update_fields=["status", "revoked_reason", "revoked_at"])
    log(paper, "papers.revoke", user=by, data={"number": paper.number, "reason": reason})
    return paper


def render_paper(*, paper_id: int) -> bool:
    """Make the PDF, once. Drawing takes seconds and holds no lock: a claim tells workers apart."""
    paper = claim_paper(paper_id)
    if paper is None:
        return False
    try:
        return finish_rendering(paper, drawn(paper))
    except Exception as error:
        logger.exception("Paper %s could not be made", paper.number)
        record_failure(paper, error)
        return False


def drawn(paper: Paper) -> bytes:
    """WeasyPrint takes long to import, and web processes never draw: it comes with the first paper."""
    from ..rendering import paper_as_pdf

    return paper_as_pdf(paper)


@transaction.atomic
def claim_paper(paper_id: int) -> Paper | None:
    paper = Paper.objects.select_for_update().filter(pk=paper_id, status=PaperStatus.VALID).first()
    if paper is None or paper.render_status == RenderStatus.READY:
        return None
    now = timezone.now()
    if paper.render_status == RenderStatus.RENDERING and now - paper.claimed_at < CLAIM_LIFETIME:
        return None
    paper.move_rendering(RenderStatus.RENDERING)
    paper.claim, paper.claimed_at = uuid.uuid4(), now
    paper.render_attempts += 1
    paper.save(update_fields=["render_status", "claim", "claimed_at", "render_attempts"])
    return paper


def finish_rendering(claimed: Paper, content: bytes) -> bool:
    """Store the file and tell other rooms, in one transaction, if the claim is still ours."""
    file = None
    try:
        with transaction.atomic():
            paper = Paper.objects.select_for_update().get(pk=claimed.pk)
            if paper.claim != claimed.claim:
                return False
            file = store_content(content=content, name=f"{paper.number}.pdf")
            paper.file = file
            paper.move_rendering(RenderStatus.READY)
            paper.render_error = ""
            paper.save(update_fields=["file", "render_status", "render_error"])
            paper_ready.send(sender=Paper, paper=paper)
    except Exception:
        if file:
            delete_bytes(stored_names(file))
        raise
    return True


@transaction.atomic
def record_failure(claimed: Paper, error: Exception) -> None:
    paper = Paper.objects.select_for_update().get(pk=claimed.pk)
    if paper.claim != claimed.claim:
        return
    paper.move_rendering(RenderStatus.FAILED)
    paper.render_error = f"{type(error).__name__}: {error}"[:2000]
    paper.render_after = timezone.now() + retry_delay(paper.render_attempts)
    paper.save(update_fields=["render_status", "render_error", "render_after"])


def retry_delay(attempts: int) -> timedelta:
    return min(FIRST_RETRY * 2 ** min(max(attempts - 1, 0), 10), LONGEST_RETRY)


def rescue_papers() -> int:
    """Send every paper whose file is overdue to the workers again."""
    now = timezone.now()
    due = Paper.objects.due_for_rendering(now=now, stale_before=now - CLAIM_LIFETIME)
    overdue = list(due.values_list("pk", flat=True)[:100])
    for pk in overdue:
        hurry(pk)
    return len(overdue)
