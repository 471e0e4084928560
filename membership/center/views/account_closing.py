from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from membership.accounts.closing import obstacles_for
from membership.accounts.errors import CannotClose
from membership.accounts.services import close_account
from membership.accounts.services.closing import log_days

from ..account_forms import CloseForm
from ..settings_room import proved_room, render_settings


@require_http_methods(["GET", "HEAD", "POST"])
@proved_room
def close(request):
    """注销账户: says what is erased and what the law keeps, asks, and does it for good."""
    obstacles = obstacles_for(request.user)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and not obstacles and form.is_valid():
        try:
            close_account(user=request.user)
        except CannotClose as refusal:
            obstacles = refusal.obstacles
        else:
            logout(request)
            messages.success(request, _("Your account is closed. Thank you for having been with us."))
            return redirect("accounts:login")
    return render_settings(
        request, "data", "center/account/close.html", form=form, obstacles=obstacles, log_days=log_days()
    )
