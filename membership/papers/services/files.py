import hashlib
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from ..access import works_here
from ..costs import charged_to
from ..errors import refusal
from ..inspection import Inspected, inspect_upload
from ..inspection.pdfs import check_pdf
from ..models import FileKind, PrivateFile
from ..names import clean_name
from ..references import is_referenced
from ..rules import EXTENSIONS, UploadRule

UNREFERENCED_FOR = timedelta(days=7)
UPLOADS_PER_HOUR = 100
SIDES = (144, 320, 960)  # how wide small pictures of an uploaded one may be


def store_upload(*, upload, rule: UploadRule, uploaded_by) -> PrivateFile:
    """Inspect an uploaded file and keep it; raises `ValidationError` with a code from `errors`."""
    uploader = uploaded_by if getattr(uploaded_by, "pk", None) else None
    check_rate(uploader)
    with charged_to(uploader and uploader.pk):
        found = inspect_upload(upload, rule)
    file = PrivateFile(
        name=clean_name(upload.name or "", found.extension, EXTENSIONS[found.content_type]),
        size=upload.size,
        kind=found.kind,
        content_type=found.content_type,
        pages=found.pages,
        sha256=checksum(upload),
        uploaded_by=uploader,
    )
    return write_file(file, upload, found)


def check_rate(uploader) -> None:
    """One account does not fill the disk: what it kept within an hour has a limit. Staff have none."""
    if uploader is None or works_here(uploader):
        return
    limit = getattr(settings, "MEMBERSHIP_UPLOADS_PER_HOUR", UPLOADS_PER_HOUR)
    an_hour_ago = timezone.now() - timedelta(hours=1)
    if PrivateFile.objects.filter(uploaded_by=uploader, created_at__gt=an_hour_ago).count() >= limit:
        raise refusal("too_many", limit=limit)


def store_content(*, content: bytes, name: str, content_type: str = "application/pdf") -> PrivateFile:
    """Keep a PDF that the system made itself."""
    pages, thumbnail = check_pdf(ContentFile(content))
    file = PrivateFile(
        name=clean_name(name, ".pdf"),
        size=len(content),
        kind=FileKind.PDF,
        content_type=content_type,
        pages=pages,
        sha256=hashlib.sha256(content).hexdigest(),
    )
    found = Inspected(FileKind.PDF, content_type, ".pdf", pages, thumbnail)
    return write_file(file, ContentFile(content), found)


def write_file(file: PrivateFile, content, found: Inspected) -> PrivateFile:
    """Bytes first, then the row; if the row fails, the bytes go again."""
    file.file.save(found.extension, content, save=False)
    if found.thumbnail:
        file.thumbnail.save(".jpg", ContentFile(found.thumbnail), save=False)
    try:
        with transaction.atomic():
            file.save()
    except Exception:
        delete_bytes(stored_names(file))
        raise
    return file


def checksum(upload) -> str:
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in iter(partial(upload.read, 1 << 16), b""):
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def delete_unreferenced_files(*, older_than: timedelta = UNREFERENCED_FOR) -> int:
    """Delete files that nothing refers to: left behind by drafts and by replaced uploads."""
    deleted = 0
    for file in PrivateFile.objects.filter(created_at__lt=timezone.now() - older_than).iterator():
        if not is_referenced(file):
            deleted += delete_if_unreferenced(file.pk)
    return deleted


@transaction.atomic
def delete_if_unreferenced(pk) -> int:
    file = PrivateFile.objects.select_for_update().filter(pk=pk).first()
    if file is None or is_referenced(file):
        return 0
    names = stored_names(file)
    file.delete()
    transaction.on_commit(partial(delete_bytes, names))
    return 1


def stored_names(file: PrivateFile) -> list[str]:
    names = [file.file.name]
    if file.thumbnail:
        names.append(file.thumbnail.name)
    for number in range(1, (file.pages or 0) + 1):
        names += [page_name(file, number), print_name(file, number)]
    if file.kind == FileKind.WORD:
        names.append(html_name(file))
    if file.kind == FileKind.IMAGE:
        names += [picture_name(file, side) for side in SIDES]
    return names


def page_name(file: PrivateFile, number: int) -> str:
    """Where a drawn page of a PDF is kept: as unguessable as the PDF itself."""
    return f"{file.file.name}.pages/{number}.jpg"


def print_name(file: PrivateFile, number: int) -> str:
    """Where the same page is kept as a picture fine enough to print."""
    return f"{file.file.name}.pages/{number}-print.jpg"


def picture_name(file: PrivateFile, side: int) -> str:
    """Where a picture is kept small: as unguessable as the picture itself."""
    return f"{file.file.name}.{side}.webp"


def html_name(file: PrivateFile) -> str:
    """Where the preview of a Word document is kept."""
    return f"{file.file.name}.html"


def delete_bytes(names: list[str]) -> None:
    storage = PrivateFile._meta.get_field("file").storage
    for name in names:
        storage.delete(name)
