import logging
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from home.manual.queue import hurry
from home.models import GuideIndexPage, GuideManual
from membership.papers.models import PrivateFile
from membership.papers.services.files import delete_bytes, store_content, stored_names

logger = logging.getLogger(__name__)

CLAIM_LIFETIME = timedelta(minutes=3)  # longer than any task may run
FIRST_RETRY = timedelta(seconds=15)
LONGEST_RETRY = timedelta(hours=1)


@transaction.atomic
def want_manual(*, guide_id: int) -> None:
    """Say that the guide has changed. The worker begins once the change is committed."""
    changes = {"wanted": F("wanted") + 1, "try_after": timezone.now(), "attempts": 0, "error": ""}
    if not GuideManual.objects.filter(guide_id=guide_id).update(**changes):
        GuideManual.objects.get_or_create(guide_id=guide_id)
    transaction.on_commit(partial(hurry, guide_id))


def want_all_manuals() -> None:
    for pk in GuideIndexPage.objects.live().values_list("pk", flat=True):
        want_manual(guide_id=pk)


def make_manual(*, guide_id: int) -> bool:
    """Make the PDF of the guide as it stands. Drawing holds no lock: a claim tells workers apart."""
    manual = claim_manual(guide_id)
    if manual is None:
        return False
    try:
        return keep_manual(manual, drawn(manual.guide))
    except Exception as error:
        logger.exception("The manual of guide %s could not be made", guide_id)
        record_failure(manual, error)
        return False


def drawn(guide: GuideIndexPage) -> bytes | None:
    """Nothing for a guide that nobody can open. WeasyPrint takes long to import: it comes with the first
    manual, and never into a web process."""
    if not guide.live or not guide.steps:
        return None
    from home.manual.rendering import manual_as_pdf

    return manual_as_pdf(guide)


@transaction.atomic
def claim_manual(guide_id: int) -> GuideManual | None:
    manual = GuideManual.objects.select_for_update().filter(guide_id=guide_id).first()
    now = timezone.now()
    if manual is None or manual.is_current or manual.is_taken(stale_before=now - CLAIM_LIFETIME):
        return None
    manual.take(now=now)
    manual.save(update_fields=["claim", "claimed_at", "attempts"])
    return manual


def keep_manual(claimed: GuideManual, content: bytes | None) -> bool:
    """Put the file in the place of the last one, if the claim is still ours."""
    file = None
    try:
        with transaction.atomic():
            manual = GuideManual.objects.select_for_update().get(pk=claimed.pk)
            if manual.claim != claimed.claim:
                return False
            if content:
                file = store_content(content=content, name=f"{claimed.guide.manual_name}.pdf")
            replace_file(manual, file)
            manual.made, manual.version = claimed.wanted, last_change(claimed.guide)
            manual.attempts, manual.error = 0, ""
            manual.let_go()
            manual.save()
            if not manual.is_current:
                transaction.on_commit(partial(hurry, manual.guide_id))
    except Exception:
        if file:
            delete_bytes(stored_names(file))
        raise
    return True


def replace_file(manual: GuideManual, file: PrivateFile | None) -> None:
    """The last one goes once the new one is committed; who is downloading it keeps an open file."""
    old, manual.file = manual.file, file
    manual.save(update_fields=["file"])
    if old:
        names = stored_names(old)
        old.delete()
        transaction.on_commit(partial(delete_bytes, names))


def last_change(guide: GuideIndexPage):
    moments = [page.last_published_at for page in (guide, *guide.steps) if page.last_published_at]
    return max(moments, default=timezone.now())


@transaction.atomic
def record_failure(claimed: GuideManual, error: Exception) -> None:
    manual = GuideManual.objects.select_for_update().get(pk=claimed.pk)
    if manual.claim != claimed.claim:
        return
    manual.error = f"{type(error).__name__}: {error}"[:2000]
    manual.try_after = timezone.now() + min(FIRST_RETRY * 2 ** min(manual.attempts, 10), LONGEST_RETRY)
    manual.let_go()
    manual.save(update_fields=["error", "try_after", "claim", "claimed_at"])


def rescue_manuals() -> int:
    """Send what no worker took to the workers again, and begin with guides that never had a manual."""
    for pk in GuideIndexPage.objects.live().filter(manual=None).values_list("pk", flat=True):
        want_manual(guide_id=pk)
    now = timezone.now()
    waiting = GuideManual.objects.waiting(now=now, stale_before=now - CLAIM_LIFETIME)
    overdue = list(waiting.values_list("guide_id", flat=True))
    for guide_id in overdue:
        hurry(guide_id)
    return len(overdue)
