"""Pictures of pages and whole PDFs. Their addresses change with their content, so what everyone may read is
kept by browsers for good (and by nothing between, for
an issue may be closed later); what is closed is asked for again each time, and checked each time."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_safe

from home.parts import part_of
from membership.papers.access import works_here

from ..access import is_open_to_all, may_read
from ..models import MagazineIssuePage, MagazineSheet

FOR_GOOD = "private, max-age=31536000, immutable"
EACH_TIME = "private, no-cache"
POLICY = "default-src 'none'; sandbox"


@require_safe
def image(request, sheet_id, sha):
    return picture(request, sheet_id, sha, size="image")


@require_safe
def thumbnail(request, sheet_id, sha):
    return picture(request, sheet_id, sha, size="thumbnail")


def picture(request, sheet_id: int, sha: str, *, size: str):
    sheets = MagazineSheet.objects.select_related("issue").without_text()
    sheet = get_object_or_404(sheets, pk=sheet_id)
    is_cover = sheet.number == 1 and size == "thumbnail"
    caching = caching_for(request, sheet.issue, is_cover=is_cover)
    if sheet.sha != sha:  # drawn again since the page was opened
        return redirect(getattr(sheet, f"{size}_url"))
    return stored(request, getattr(sheet, size), etag=sha, caching=caching, content_type="image/webp")


@require_safe
def pdf(request, issue_id, sha):
    issue = get_object_or_404(MagazineIssuePage.objects.select_related("shown_pdf"), pk=issue_id)
    caching = caching_for(request, issue)
    shown = getattr(issue, "shown_pdf", None)
    if shown is None:
        raise Http404
    if not shown.sha256.startswith(sha):
        return redirect(issue.pdf_url)
    name = get_valid_filename(f"{issue.get_parent().title}-{issue.label}.pdf")
    return stored(
        *(request, shown.file),
        etag=sha,
        caching=caching,
        content_type="application/pdf",
        download_as=name,
    )


def caching_for(request, issue: MagazineIssuePage | None, *, is_cover: bool = False) -> str:
    """How long it may be kept; raises when this reader may not have it at all. Staff see what is not
    published, and everybody the small cover of what is."""
    if issue is None or not issue.live:
        if works_here(request.user):
            return EACH_TIME
        raise Http404
    if is_cover:
        return FOR_GOOD
    if not may_read(request, issue):
        raise PermissionDenied
    return FOR_GOOD if is_open_to_all(request, issue) else EACH_TIME


def stored(request, file, *, etag: str, caching: str, content_type: str, download_as: str = ""):
    etag = f'"{etag}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    else:
        try:
            response = asked_part(request, file, etag) or FileResponse(file.open("rb"))
        except FileNotFoundError as error:
            raise Http404 from error
        response["Content-Security-Policy"] = POLICY
        response["Accept-Ranges"] = "bytes"
        response["Content-Encoding"] = "identity"  # compressed already; its ETag stays as it is
        response["Content-Type"] = content_type
        if download_as:
            response["Content-Disposition"] = content_disposition_header(True, download_as)
    response["Cache-Control"] = caching
    response["ETag"] = etag
    return response


def asked_part(request, file, etag: str):
    """Viewers on phones read a long PDF part by part; of another than they began with, they get all."""
    asked = request.headers.get("Range", "")
    if not asked or request.headers.get("If-Range", etag) != etag:
        return None
    return part_of(file, asked)
