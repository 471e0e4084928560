from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from membership.dispatch.models import AssociationFile, DispatchSettings, Owed
from membership.dispatch.services import mark_all_read, mark_read

from ..visits import member_room, render_room

PER_PAGE = 20


@require_safe
@member_room("files")
def files(request, visit):
    """协会文件: what the association gave the company, the newest first, and what is still to be posted."""
    organisation = visit.membership.organisation
    given = AssociationFile.objects.given().filter(organisation=organisation)
    kinds = [(kind.value, kind.label) for kind in AssociationFile.Kind]
    kind = request.GET.get("kind", "")
    chosen = given.filter(kind=kind) if kind in AssociationFile.Kind.values else given
    shown = chosen.with_reading(request.user).select_related("file", "parcel", "paper", "invoice")
    return render_room(
        request,
        visit,
        "files",
        "center/files.html",
        page=Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
        kinds=kinds,
        kind=kind,
        unread=given.unread_by(request.user).count(),
        owed=Owed.objects.waiting().filter(organisation=organisation).with_papers(),
        days=DispatchSettings.load(),
    )


@require_safe
@member_room("files")
def association_file(request, visit, pk):
    """Opens a file, and remembers that this person has."""
    filed = get_object_or_404(AssociationFile.objects.of(request.user).select_related("file"), pk=pk)
    if filed.file is None:
        raise Http404
    mark_read(filed=filed, by=request.user)
    return redirect(filed.file.download_url if "download" in request.GET else filed.file.preview_url)


@require_POST
@member_room("files")
def read_files(request, visit):
    """Nothing is new any more."""
    mark_all_read(organisation=visit.membership.organisation, by=request.user)
    return redirect("center:files")
