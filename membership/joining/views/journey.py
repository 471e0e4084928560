"""Arriving, the joining notice, and the ends of the journey."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from membership.accounts.models import AgreementVersion
from membership.accounts.models.agreements import AgreementKind
from membership.accounts.origin import origin_of
from membership.dues.models import DuesSettings, Membership, Order
from membership.dues.paying import PayingState, paying_for

from ..answers import label_of
from ..milestones import progress_before, progress_of
from ..models import JoiningProcess
from ..progress import progress_token
from ..services import ask_for_dues_again, begin_application
from ..steps import Step, step_of
from .access import at_step, current_application, may_begin


@never_cache
@login_required
def start(request):
    return redirect(step_of(current_application(request.user), request.user).url)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request):
    """The joining notice may be read at any time; acknowledging it begins an application."""
    application = current_application(request.user)
    version = AgreementVersion.objects.current(AgreementKind.JOINING_NOTICE)
    process = JoiningProcess.objects.current()
    is_beginning = may_begin(request.user)
    is_open = version is not None and process is not None
    if request.method == "POST":
        if is_beginning and is_open:
            begin_application(user=request.user, process=process, notice=version, origin=origin_of(request))
        return redirect("joining:start")
    context = {
        "steps": progress_before(process) if is_beginning and process else None,
        "notice": version if is_beginning else version or application.notice,
        "process": application.process if application and not is_beginning else process,
        "may_begin": is_beginning and is_open,
        "is_closed": is_beginning and not is_open,
        "help_line": DuesSettings.load(request).help_line,
    }
    return render(request, "joining/notice.html", context)


@at_step(Step.REJECTED)
@require_safe
def rejected(request, application):
    review = application.last_review
    context = {
        "steps": progress_of(application),
        "application": application,
        "review": review,
        "remarks": [(label_of(name), remark) for name, remark in review.remarks.items()],
        "help_line": DuesSettings.load(request).help_line,
    }
    return render(request, "joining/rejected.html", context)


@at_step(Step.DUES)
@require_safe
def dues(request, application):
    if application.order.status == Order.Status.CANCELLED:
        application = ask_for_dues_again(application=application)
    paying = paying_for(request, application.order, back_to=request.path)
    context = {
        "steps": progress_of(application),
        "application": application,
        "order": application.order,
        "paying": paying,
        "token": progress_token(application),
        "may_withdraw": paying.state != PayingState.PENDING and not paying.received,
    }
    return render(request, "joining/dues.html", context)


@at_step(Step.DONE)
@require_safe
def done(request, application):
    membership = Membership.objects.filter(organisation=application.organisation_id).first()
    context = {
        "steps": progress_of(application),
        "application": application,
        "order": application.order,
        "membership": membership,
        "may_begin": may_begin(request.user),
    }
    return render(request, "joining/done.html", context)
