"""Finding the order a page is about, and the way back from it."""

from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from membership.errors import DomainError
from membership.organisations.errors import NotYourRole
from membership.organisations.models import Role
from membership.organisations.permissions import check_role
from membership.organisations.refusals import refuse_role

from ..models import Order


def own_order(view):
    """Hand the order of this number to the view; another company's is not there (404), and it is shown to
    whom the company lets pay."""

    @never_cache
    @login_required
    @wraps(view)
    def opened(request, number, *args, **kwargs):
        orders = Order.objects.of(request.user).select_related("organisation", "level")
        order = get_object_or_404(orders, number=number)
        try:
            check_role(request.user, order.organisation, Role.DUES)
            return view(request, order, *args, **kwargs)
        except NotYourRole as refusal:
            return refuse_role(request, refusal)
        except DomainError as error:  # it moved on between looking and acting
            messages.error(request, str(error))
            return redirect(way_back(request))

    return opened


def way_back(request) -> str:
    """Where the visitor came from (`next`), if that is a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else resolve_url(settings.LOGIN_REDIRECT_URL)
