"""The registration form as the secretariat gets it: of an application, with samples, and the standard one."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path, re_path
from django.views.decorators.http import require_safe

from ..models import Application, JoiningProcess
from ..permissions import user_can_see_applications
from ..registration.making import FormKind, blank_standard, form_of, sample_of
from ..views.papers import download


@require_safe
def of_application(request, pk, kind):
    if not user_can_see_applications(request.user):
        raise PermissionDenied
    sent = Application.objects.sent().with_lists().select_related("process__form_document")
    return download(form_of(get_object_or_404(sent, pk=pk), FormKind(kind)))


@require_safe
def sample(request, pk, kind):
    if not request.user.has_perm("joining.change_joiningprocess"):
        raise PermissionDenied
    return download(sample_of(get_object_or_404(JoiningProcess, pk=pk), FormKind(kind)))


@require_safe
def standard(request):
    if not request.user.has_perm("joining.change_joiningprocess"):
        raise PermissionDenied
    return download(blank_standard())


app_name = "registration_forms"
urlpatterns = [
    re_path(r"^application/(?P<pk>[0-9]+)\.(?P<kind>pdf|docx)$", of_application, name="application"),
    re_path(r"^sample/(?P<pk>[0-9]+)\.(?P<kind>pdf|docx)$", sample, name="sample"),
    path("standard.docx", standard, name="standard"),
]
