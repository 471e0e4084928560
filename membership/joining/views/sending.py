"""Checking the answers, sending them, and waiting for the decision."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from membership.dues.models import DuesSettings
from membership.errors import DomainError

from ..answers import answers_in, answers_of
from ..errors import DraftChanged, PaymentUnderWay
from ..milestones import progress_of
from ..models import Application, StageKind
from ..open_pages import draft_digest
from ..outlook import answer_expected, waiting_words, what_is_next
from ..paying import is_being_paid
from ..progress import progress_token
from ..services import submit_application, withdraw_application
from ..steps import Step, step_of
from .access import at_step, current_application
from .form import back_to_form, read_form


@at_step(Step.FORM)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request, application):
    """Check your answers; the draft is judged again before it is shown and before it is sent."""
    checked = draft_digest(application)
    form = read_form(application)
    if not form.is_valid():
        return back_to_form()
    if request.method == "POST":
        return send(request, application, form)
    context = {
        "steps": progress_of(application),
        "application": application,
        "groups": answers_in(form),
        "checked": checked,
    }
    return render(request, "joining/check.html", context)


def send(request, application: Application, form):
    """Send what was checked: `form` has read the very draft that the page showed."""
    checked = request.POST.get("checked", "")
    try:
        if checked != draft_digest(application):
            raise DraftChanged
        submit_application(application=application, answers=form.answers(), by=request.user, checked=checked)
    except DraftChanged as error:
        messages.warning(request, str(error))
        return redirect("joining:check")
    except DomainError as error:
        messages.error(request, str(error))
        return back_to_form()
    return redirect("joining:waiting")


@at_step(Step.WAITING)
@require_safe
def waiting(request, application):
    context = {
        "steps": progress_of(application),
        "application": application,
        "words": waiting_words(application),
        "expected": answer_expected(application),
        "next": what_is_next(application),
        "is_public": application.stage.kind == StageKind.PUBLICITY,
        "token": progress_token(application),
        "help_line": DuesSettings.load(request).help_line,
    }
    return render(request, "joining/waiting.html", context)


@at_step(Step.WAITING, Step.ACCOUNT, Step.PAPERS, Step.DUES, Step.DONE, Step.REJECTED)
@require_safe
def sent(request, application):
    """What was sent, to read again."""
    sent_application = Application.objects.with_lists().get(pk=application.pk)
    context = {
        "steps": progress_of(application),
        "application": sent_application,
        "groups": answers_of(sent_application),
        "back": step_of(application, request.user).url,
    }
    return render(request, "joining/sent.html", context)


@at_step(Step.FORM, Step.WAITING, Step.PAPERS, Step.DUES)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, application):
    if is_being_paid(application):
        raise PaymentUnderWay
    if request.method == "POST":
        withdraw_application(application=application, by=request.user)
        messages.success(request, _("Your application has been withdrawn. What you filled in is kept."))
        return redirect("joining:start")
    context = {
        "steps": progress_of(application),
        "application": application,
        "back": step_of(application, request.user).url,
    }
    return render(request, "joining/withdraw.html", context)


@require_safe
def state(request):
    """For follow.js: a token that changes whenever the page has something new to say, and where to look."""
    if not request.user.is_authenticated:
        return JsonResponse({"token": "", "url": reverse("joining:start")}, status=401)
    application = current_application(request.user)
    answer = {"token": progress_token(application), "url": step_of(application, request.user).url}
    return JsonResponse(answer, headers={"Cache-Control": "private, no-store"})
