"""Papers by post (寄送材料): what the company sends, where it is, and what is asked for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from membership.dues.models import DuesSettings
from membership.errors import DomainError
from membership.parcels.errors import ParcelKnown
from membership.parcels.forms import ParcelForm
from membership.parcels.services import announce_parcel, cancel_parcel

from ..arrivals import papers_at, parcels_of
from ..milestones import progress_of
from ..models import Application
from ..progress import progress_token
from ..registration.making import FormKind, form_of
from ..steps import Step
from .access import at_step


@at_step(Step.PAPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def papers(request, application):
    form = ParcelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and announced(request, application, form):
        return redirect(f"{reverse('joining:papers')}#parcels")
    process = application.process
    context = {
        "steps": progress_of(application),
        "application": application,
        "process": process,
        "papers": papers_at(application),
        "wanted": [line.strip() for line in process.papers_to_send.splitlines() if line.strip()],
        "address": postal_block(process),
        "form": form,
        "token": progress_token(application),
        "help_line": DuesSettings.load(request).help_line,
    }
    return render(request, "joining/papers.html", context)


def announced(request, application: Application, form: ParcelForm) -> bool:
    try:
        announce_parcel(
            organisation=application.organisation,
            by=request.user,
            phone=application.process.postal_phone,
            **form.cleaned_data,
        )
    except ParcelKnown as error:
        form.add_error("number", str(error))
        return False
    messages.success(request, _("The parcel has been entered. You are told when it arrives."))
    return True


def postal_block(process) -> str:
    """As it is written on a parcel; empty while the secretariat has not said where to send to."""
    if not process.postal_address:
        return ""
    lines = [
        f"{process.postal_recipient} {process.postal_phone}".strip(),
        process.postal_address,
        process.postal_code,
    ]
    return "\n".join(filter(None, lines))


@at_step(Step.PAPERS)
@require_POST
def withdraw_parcel(request, application, pk):
    parcel = get_object_or_404(parcels_of(application), pk=pk)
    try:
        cancel_parcel(parcel=parcel, by=request.user)
        messages.success(request, _("The parcel %(parcel)s has been withdrawn.") % {"parcel": parcel})
    except DomainError:
        messages.error(request, _("This parcel has been received already."))
    return redirect(f"{reverse('joining:papers')}#parcels")


@at_step(Step.PAPERS, Step.DUES, Step.DONE)
@require_safe
def registration_form(request, application, kind):
    """The registration form with what was sent, to print, sign and seal."""
    application = (
        Application.objects.with_lists().select_related("process__form_document").get(pk=application.pk)
    )
    return download(form_of(application, FormKind(kind)))


def download(made) -> HttpResponse:
    return HttpResponse(
        made.content,
        headers={
            "Content-Type": made.content_type,
            "Content-Disposition": content_disposition_header(True, made.name),
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
