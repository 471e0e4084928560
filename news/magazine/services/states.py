from datetime import timedelta
from uuid import UUID, uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone

from ..models import MagazinePdf, PdfState

CLAIM_LIFETIME = timedelta(seconds=150)  # longer than any task may run
RESCUE_AFTER = timedelta(seconds=15)
MOST_ATTEMPTS = 5  # without a single new page


@transaction.atomic
def write_state(*, pdf_id: int, state: str, held: UUID | None = None, **values) -> MagazinePdf | None:
    """The one place where the state of a PDF is written. Nothing is written and None is returned when the
    claim that is `held` has passed to another worker by now."""
    pdf = MagazinePdf.objects.select_for_update().filter(pk=pdf_id).first()
    if pdf is None or (held and pdf.claim != held):
        return None
    pdf.move(state)
    for name, value in values.items():
        setattr(pdf, name, value)
    pdf.save(update_fields=["state", *values])
    return pdf


@transaction.atomic
def claim_pdf(*, pdf_id: int) -> MagazinePdf | None:
    """One worker at a time, and one PDF at a time: messages and papers shall not wait for a magazine. A claim
    that nobody has renewed is taken over, but not for ever: a PDF may be what kills its workers."""
    one_claim_at_a_time()
    pdf = MagazinePdf.objects.select_for_update().filter(pk=pdf_id).first()
    if pdf is None or not pdf.is_unfinished:
        return None
    now = timezone.now()
    if MagazinePdf.objects.filter(state=PdfState.WORKING, claimed_at__gt=now - CLAIM_LIFETIME).exists():
        return None
    if pdf.attempts >= MOST_ATTEMPTS:
        write_state(pdf_id=pdf_id, state=PdfState.FAILED, failure="given_up", claim=None)
        return None
    return write_state(
        pdf_id=pdf_id,
        state=PdfState.WORKING,
        claim=uuid4(),
        claimed_at=now,
        attempts=pdf.attempts + 1,
    )


def one_claim_at_a_time() -> None:
    """A row that all claims have in common, until the transaction ends: each would lock its own PDF only, and
    none see that another is about to begin."""
    kind = ContentType.objects.get_for_model(MagazinePdf)
    ContentType.objects.select_for_update(no_key=True).get(pk=kind.pk)
