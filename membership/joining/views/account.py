"""The company has an account of its own: everybody else is led to it."""

from urllib.parse import urlencode

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from membership.dues.models import DuesSettings

from ..milestones import progress_of
from ..progress import progress_token
from ..steps import Step
from .access import at_step


@at_step(Step.ACCOUNT)
@require_safe
def account(request, application):
    own = application.organisation.enterprise_account
    context = {
        "steps": progress_of(application),
        "application": application,
        "account": own,
        "login_url": f"{reverse('accounts:login')}?{urlencode({'name': own.name})}",
        "token": progress_token(application),
        "help_line": DuesSettings.load(request).help_line,
    }
    return render(request, "joining/account.html", context)
