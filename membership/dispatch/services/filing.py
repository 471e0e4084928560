"""What a company finds under 协会文件."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.certificates.models import Certificate
from membership.dues.models import InvoiceRequest
from membership.errors import IllegalTransition
from membership.organisations.models import Organisation
from membership.papers.models import PrivateFile
from membership.parcels.models import Parcel

from ..models import AssociationFile, Item, Owed
from ..notices import tell_filed


@transaction.atomic
def file_certificate(*, certificate: Certificate) -> AssociationFile:
    """Show the certificate to its company; its PDF may come before or after the paper was posted."""
    paper = certificate.paper
    filed, is_new = AssociationFile.objects.get_or_create(
        paper=paper,
        defaults={
            "organisation": certificate.membership.organisation,
            "kind": AssociationFile.Kind.CERTIFICATE,
            "title": paper.data.get("title") or paper.number,
            "number": paper.number,
            "dated": timezone.localdate(paper.issued_at),
            "file": paper.file,
        },
    )
    return filed if is_new else _with_file(filed, paper.file)


@transaction.atomic
def file_invoice(*, request: InvoiceRequest, by: User | None) -> AssociationFile:
    """Show the invoice that finance has issued to its company."""
    with translation.override(settings.LANGUAGE_CODE):
        title = str(request.get_kind_display())
    filed, is_new = AssociationFile.objects.get_or_create(
        invoice=request,
        defaults={
            "organisation": request.order.organisation,
            "kind": AssociationFile.Kind.INVOICE,
            "title": title,
            "number": request.number,
            "dated": timezone.localdate(request.decided_at),
            "file": request.file,
            "filed_by": by,
        },
    )
    return filed if is_new else _with_file(filed, request.file)


@transaction.atomic
def file_for(
    *,
    organisations: Iterable[Organisation],
    kind: str,
    title: str,
    file: PrivateFile,
    by: User,
    number: str = "",
    dated: date | None = None,
) -> list[AssociationFile]:
    """Give these companies a file, and tell them."""
    rows = []
    for organisation in organisations:
        filed = AssociationFile.objects.create(
            organisation=organisation,
            kind=kind,
            title=title,
            number=number,
            dated=dated or timezone.localdate(),
            file=file,
            filed_by=by,
        )
        log(filed, "dispatch.filed", user=by)
        tell_filed(filed)
        rows.append(filed)
    return rows


@transaction.atomic
def withdraw_file(*, filed: AssociationFile, reason: str, by: User) -> AssociationFile:
    """Take back what was given by mistake: the company no longer sees it. Raises `IllegalTransition`."""
    filed = AssociationFile.objects.select_for_update().get(pk=filed.pk)
    if filed.is_withdrawn:
        raise IllegalTransition
    filed.withdrawn_at, filed.withdrawn_reason = timezone.now(), reason
    filed.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    log(filed, "dispatch.file_withdrawn", user=by, data={"reason": reason})
    return filed


def file_posted(owed: Owed, *, parcel: Parcel, by: User) -> None:
    """What was posted stands beside its courier number."""
    if owed.item == Item.CERTIFICATE and (certificate := owed.certificate_meant):
        filed = file_certificate(certificate=certificate)
    elif owed.invoice:
        filed = file_invoice(request=owed.invoice, by=by)
    else:
        filed = _paper_only(owed, by=by)
    filed.parcel = parcel
    filed.save(update_fields=["parcel"])


def _paper_only(owed: Owed, *, by: User) -> AssociationFile:
    with translation.override(settings.LANGUAGE_CODE):
        title = owed.note or str(owed.get_item_display())
    return AssociationFile.objects.create(
        organisation=owed.organisation, kind=AssociationFile.Kind.OTHER, title=title, filed_by=by
    )


def _with_file(filed: AssociationFile, file: PrivateFile | None) -> AssociationFile:
    if file and filed.file_id != file.pk:
        filed.file = file
        filed.save(update_fields=["file"])
    return filed
