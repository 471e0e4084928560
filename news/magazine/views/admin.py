"""Editors: a PDF is uploaded beside the form of its issue, which then follows the making of its pages."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe
from wagtail.permission_policies.pages import PagePermissionPolicy

from ..errors import StateRefused
from ..models import MagazinePdf
from ..services import keep_pdf, make_again


def editors_only(view):
    def guarded(request, *args, **kwargs):
        if not PagePermissionPolicy().user_has_any_permission(request.user, {"add", "change", "publish"}):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@editors_only
@require_POST
def upload(request):
    given = request.FILES.get("file")
    if given is None:
        return JsonResponse({"error": ""}, status=422)
    try:
        pdf = keep_pdf(upload=given, by=request.user)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=422)
    return status_of(request, pdf)


@editors_only
@require_safe
def status(request, pdf_id):
    return status_of(request, get_object_or_404(MagazinePdf, pk=pdf_id))


@editors_only
@require_POST
def again(request, pdf_id):
    get_object_or_404(MagazinePdf, pk=pdf_id)
    try:
        pdf = make_again(pdf_id=pdf_id)
    except StateRefused:  # it is being made, or was asked for twice
        pdf = MagazinePdf.objects.get(pk=pdf_id)
    return status_of(request, pdf)


def status_of(request, pdf: MagazinePdf):
    pdf.refresh_from_db()
    response = render(request, "magazine/admin/pdf_status.html", {"pdf": pdf})
    response["X-Pdf"] = str(pdf.pk)
    response["X-Unfinished"] = "1" if pdf.is_unfinished else ""
    response["Cache-Control"] = "private, no-store"
    return response
