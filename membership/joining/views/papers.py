"""Papers by post (寄送材料): what the company sends, and where it is."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..milestones import progress_of
from ..progress import progress_token
from ..steps import Step
from .access import at_step


@at_step(Step.PAPERS)
@require_safe
def papers(request, application):
    context = {
        "steps": progress_of(application),
        "application": application,
        "token": progress_token(application),
    }
    return render(request, "joining/papers.html", context)
