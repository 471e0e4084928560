from django.contrib import messages
from django.contrib.auth import logout
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from membership.accounts.models import LoginSession, SessionEnd
from membership.accounts.receivers import session_id
from membership.accounts.services import end_session, end_sessions
from membership.errors import DomainError

from ..settings_room import render_settings, settings_room

PER_PAGE, MOST = 20, 50


@require_safe
@settings_room
def devices(request):
    """登录设备: where this account is logged in, this device first."""
    current = session_id(request)
    opened = LoginSession.objects.filter(user=request.user).open()
    found = sorted(opened.order_by("-last_seen_at")[:MOST], key=lambda each: each.pk != current)
    return render_settings(
        request,
        "devices",
        "center/account/devices.html",
        devices=found,
        current=current,
        others=sum(each.pk != current for each in found),
    )


@require_POST
@settings_room
def end(request, pk):
    """One device is logged out; this one leaves by the usual door."""
    if not LoginSession.objects.filter(user=request.user, pk=pk).exists():
        raise Http404
    if pk == session_id(request):
        logout(request)
        return redirect("accounts:login")
    try:
        end_session(user=request.user, session_id=pk)
        messages.success(request, _("That device has been logged out."))
    except DomainError as refusal:
        messages.info(request, str(refusal))
    return redirect("center:devices")


@require_POST
@settings_room
def end_others(request):
    ended = end_sessions(user=request.user, why=SessionEnd.ENDED, keep=session_id(request))
    words = ngettext(
        "%(count)d device has been logged out.", "%(count)d devices have been logged out.", ended
    )
    messages.success(request, words % {"count": ended})
    return redirect("center:devices")


@require_safe
@settings_room
def logins(request):
    """登录记录: how, when and from where this account logged in."""
    kept = LoginSession.objects.filter(user=request.user)
    page = Paginator(kept, PER_PAGE).get_page(request.GET.get("page"))
    return render_settings(
        request, "logins", "center/account/logins.html", page=page, current=session_id(request)
    )
