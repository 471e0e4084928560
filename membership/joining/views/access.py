"""Every page of the journey opens where the company stands, and leads there from anywhere else."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from membership.errors import DomainError
from membership.organisations.models import Role
from membership.organisations.permissions import check_role

from ..models import Application
from ..steps import Step, step_of


def current_application(user) -> Application | None:
    """The company's way in: the account's own application while it is open, else the newest it began or
    acts for. To be named as contact by somebody else takes nobody's own application away."""
    applications = (
        Application.objects.of(user)
        .select_related(
            "process__form_template",
            "notice",
            "order__level",
            "order__organisation",
            "stage",
            "organisation__enterprise_account",
        )
        .prefetch_related("process__category_demands__category")
        .order_by("-pk")
    )
    own = applications.filter(applicant=user).open() if user.is_authenticated else applications.none()
    return own.first() or applications.first()


def may_begin(user) -> bool:
    """What others began does not count: who acts for a member may apply for another company. The account of a
    company applies for no other. A company that has left may join again."""
    standing = Application.objects.of(user).exclude(status__in=Application.ENDED).exclude_left()
    if hasattr(user, "enterprise_account"):
        return not standing.exists()
    return not standing.filter(applicant=user).exists() and not user.applications.open().exists()


def at_step(*steps: Step):
    """Hand the application to the view if the company stands at one of `steps`, else lead there. Whoever acts
    for a known company may look; to change something takes its owner or an editor."""

    def decorate(view):
        @never_cache
        @login_required
        @wraps(view)
        def opened(request: HttpRequest, *args, **kwargs):
            application = current_application(request.user)
            step = step_of(application, request.user)
            if step not in steps:
                return redirect(step.url)
            try:
                if request.method not in ("GET", "HEAD") and application:
                    check_role(request.user, application.organisation, Role.EDITOR)
                return view(request, application, *args, **kwargs)
            except DomainError as error:  # it moved on between looking and acting
                messages.error(request, str(error))
                return redirect("joining:start")

        return opened

    return decorate
