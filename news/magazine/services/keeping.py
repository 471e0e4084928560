import hashlib
from functools import partial
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from ..drawing import check_pdf
from ..models import MagazinePdf, PdfState
from ..tasks import hurry
from .states import RESCUE_AFTER, write_state


def keep_pdf(*, upload, by=None) -> MagazinePdf:
    """Judge an uploaded PDF, keep it, and have its pages made; a `ValidationError` says what is wrong."""
    return store_pdf(upload=upload, pages=check_pdf(upload), by=by)


def store_pdf(*, upload, pages: int, by=None) -> MagazinePdf:
    """The same for a PDF of our own, which needs no judging."""
    pdf = MagazinePdf(
        name=PurePath(upload.name or "").name[-255:],
        size=upload.size,
        sha256=checksum(upload),
        page_count=pages,
        uploaded_by=by,
        due_at=timezone.now() + RESCUE_AFTER,
    )
    pdf.file.save("original.pdf", upload, save=False)
    try:
        with transaction.atomic():
            pdf.save()
            transaction.on_commit(partial(hurry, pdf.pk))
    except Exception:
        pdf.file.storage.delete(pdf.file.name)
        raise
    return pdf


def checksum(upload) -> str:
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


@transaction.atomic
def make_again(*, pdf_id: int) -> MagazinePdf:
    """Draw every page anew; until each is done, readers see the old one."""
    pdf = write_state(
        pdf_id=pdf_id,
        state=PdfState.WAITING,
        claim=None,
        done=0,
        failure="",
        failed_page=None,
        attempts=0,
        due_at=timezone.now() + RESCUE_AFTER,
    )
    transaction.on_commit(partial(hurry, pdf_id))
    return pdf
