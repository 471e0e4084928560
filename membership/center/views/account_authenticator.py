from base64 import b32encode
from urllib.parse import quote, urlencode

import segno
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from membership.accounts.services import (
    authenticator_of,
    begin_authenticator,
    confirm_authenticator,
    phone_of,
    remove_authenticator,
)
from membership.errors import DomainError
from membership.notifications.models import NotificationSettings

from ..account_forms import AppCodeForm
from ..phones import masked
from ..settings_room import forget_proof, proved_room, render_settings


@require_http_methods(["GET", "HEAD", "POST"])
@proved_room
def add(request):
    """动态口令: a secret for the app of one's phone, good once its digits have been entered."""
    if phone_of(request.user) is None or authenticator_of(request.user):
        return redirect("center:account-access")
    form = AppCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            confirm_authenticator(user=request.user, code=form.cleaned_data["code"])
        except DomainError as refusal:
            form.add_error("code", str(refusal))
        else:
            forget_proof(request)
            messages.success(request, _("From now on the digits of the app stand for a code by SMS."))
            return redirect("center:account-access")
    device = begin_authenticator(user=request.user)
    key = b32encode(device.bin_key).decode()
    return render_settings(
        request,
        "access",
        "center/account/authenticator.html",
        form=form,
        qr=segno.make(address_of(key, request.user), micro=False).svg_data_uri(scale=5, border=2),
        key=" ".join(key[start : start + 4] for start in range(0, len(key), 4)),
        name=masked(phone_of(request.user)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@proved_room
def remove(request):
    """Asks first, and says what it will do."""
    if authenticator_of(request.user) is None:
        return redirect("center:account-access")
    if request.method == "POST":
        remove_authenticator(user=request.user)
        forget_proof(request)
        messages.success(request, _("The authenticator app has been removed."))
        return redirect("center:account-access")
    return render_settings(request, "access", "center/account/remove_authenticator.html")


def address_of(key: str, user) -> str:
    """As authenticator apps read it from a QR code: whose account, where, and the secret."""
    issuer = (NotificationSettings.load().name or _("Member center")).replace(":", " ")
    label = quote(f"{issuer}:{masked(phone_of(user))}")
    return f"otpauth://totp/{label}?" + urlencode(
        {"secret": key, "issuer": issuer, "algorithm": "SHA1", "digits": 6, "period": 30}, quote_via=quote
    )
