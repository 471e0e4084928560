from django.db import transaction

from ..models import MagazineIssuePage, MagazinePdf, MagazineSheet, PdfState
from ..signals import issue_ready


@transaction.atomic
def show_pages(*, issue_id: int) -> bool:
    """Let readers of an issue see the pages of the PDF that it names, all at once, as soon as they are ready;
    until then they go on seeing the old ones."""
    issue = MagazineIssuePage.objects.select_for_update(of=("self",)).get(pk=issue_id)
    if issue.pdf_id is None:
        hide_others(issue, keep=None)
        return False
    pdf = MagazinePdf.objects.select_for_update().get(pk=issue.pdf_id)
    if pdf.state != PdfState.READY or pdf.shown_in_id not in {None, issue.pk}:
        return False
    hide_others(issue, keep=pdf)
    if pdf.shown_in_id is None:
        pdf.shown_in = issue
        pdf.save(update_fields=["shown_in"])
    pdf.sheets.update(issue=issue)
    issue_ready.send(sender=MagazineIssuePage, issue=issue)
    return True


def hide_others(issue: MagazineIssuePage, *, keep: MagazinePdf | None) -> None:
    kept = keep.pk if keep else None
    MagazineSheet.objects.filter(issue=issue).exclude(pdf=kept).update(issue=None)
    MagazinePdf.objects.filter(shown_in=issue).exclude(pk=kept).update(shown_in=None)
