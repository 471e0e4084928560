from datetime import timedelta
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from ..models import MagazineIssuePage, MagazinePdf

UNUSED_FOR = timedelta(days=7)


def delete_unused_pdfs(*, older_than: timedelta = UNUSED_FOR) -> int:
    """Delete uploads that no issue, draft or earlier version names, with their pages."""
    old = MagazinePdf.objects.filter(created_at__lt=timezone.now() - older_than)
    unnamed = old.filter(shown_in=None, named_by=None).values_list("pk", flat=True)
    return sum(delete_if_unused(pk) for pk in list(unnamed))


@transaction.atomic
def delete_if_unused(pk: int) -> int:
    pdf = (
        MagazinePdf.objects.select_for_update(of=("self",))
        .filter(pk=pk, shown_in=None, named_by=None)
        .first()
    )
    if pdf is None or is_in_a_revision(pdf):
        return 0
    files = [pdf.file, *(file for sheet in pdf.sheets.all() for file in (sheet.image, sheet.thumbnail))]
    storage, names = pdf.file.storage, [file.name for file in files]
    pdf.delete()
    transaction.on_commit(partial(delete_names, storage, names))
    return 1


def is_in_a_revision(pdf: MagazinePdf) -> bool:
    kind = ContentType.objects.get_for_model(MagazineIssuePage)
    return Revision.objects.filter(content_type=kind, content__pdf=pdf.pk).exists()


def delete_names(storage, names: list[str]) -> None:
    for name in names:
        storage.delete(name)
