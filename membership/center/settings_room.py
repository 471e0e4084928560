"""What the pages of 账户设置 share: open to every account, member or not, and careful about who is asking."""

import time
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from membership.organisations.models import EnterpriseAccount

from .visits import render_room, visit_of

PROVED_AT, PROVED_SECONDS = "center_proved_at", 10 * 60


def settings_room(view):
    """`view(request, …)` for whoever is logged in."""
    return sensitive_post_parameters()(never_cache(login_required(view)))


def proved_room(view):
    """The same, for who has shown within the last minutes who they are; others are asked to, and led back."""

    @settings_room
    @wraps(view)
    def inner(request, *args, **kwargs) -> HttpResponse:
        if not is_proved(request):
            return redirect(prove_url(request.path))
        return view(request, *args, **kwargs)

    return inner


def prove_url(onward: str) -> str:
    return f"{reverse('center:prove')}?{urlencode({'next': onward})}"


def is_proved(request: HttpRequest) -> bool:
    return time.time() - request.session.get(PROVED_AT, 0) < PROVED_SECONDS


def note_proof(request: HttpRequest) -> None:
    request.session[PROVED_AT] = time.time()


def forget_proof(request: HttpRequest) -> None:
    """One proof, one such step."""
    request.session.pop(PROVED_AT, None)


def own_account_of(user) -> EnterpriseAccount | None:
    """The company whose own account this is, if it is one."""
    return EnterpriseAccount.objects.filter(user=user).select_related("organisation").first()


def render_settings(request: HttpRequest, tab: str, template: str, **context) -> HttpResponse:
    context.setdefault("own", own_account_of(request.user))
    return render_room(request, visit_of(request), "account", template, tab=tab, **context)
