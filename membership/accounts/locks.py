"""Guessing passwords, beyond what axes counts by itself.

Axes locks one name from one address after five failures. Guesses spread over many addresses, or over
many names from one address, are counted here. A lock by name alone would let anybody shut a person
out, so it spares an address from which that name lately logged in; and a log-in by code, which people
with a phone always have, is never locked by failed passwords.
"""

from datetime import timedelta

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username, get_failure_limit
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.db.models import Sum
from django.shortcuts import render
from django.utils import timezone

from ..addresses import address_of, household_of
from .models import PhoneDevice, User
from .phones import parse_mobile

NAME_LIMIT = 30
ADDRESS_LIMIT = 50
FAMILIAR_FOR = timedelta(days=90)


class LoginGuard(AxesDatabaseHandler):
    def get_failures(self, request, credentials=None):
        failures = super().get_failures(request, credentials)
        limit = get_failure_limit(request, credentials)
        if failures >= limit:
            return failures
        return limit if self._is_under_attack(request, credentials) else failures

    def _is_under_attack(self, request, credentials) -> bool:
        name, address = get_client_username(request, credentials), request.axes_ip_address
        recent = AccessAttempt.objects.filter(attempt_time__gte=get_cool_off_threshold(request))
        if _failures(recent.filter(ip_address=address)) >= ADDRESS_LIMIT:
            return True
        return _failures(recent.filter(username=name)) >= NAME_LIMIT and not _is_familiar(name, address)


def _failures(attempts) -> int:
    return attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0


def _is_familiar(name: str | None, address: str | None) -> bool:
    device = PhoneDevice.objects.filter(phone=name, user__isnull=False).select_related("user").first()
    username = device.user.username if device else name
    since = timezone.now() - FAMILIAR_FOR
    return AccessLog.objects.filter(username=username, ip_address=address, attempt_time__gte=since).exists()


def client_household(request) -> str | None:
    """The address that failures are counted and logged under: all of one subscriber's are one."""
    return household_of(address_of(request)) or None


def account_name(request, credentials=None) -> str:
    """The name that failures are counted under: one for every way of writing a phone, and for its account."""
    source = credentials or request.POST
    name = (source.get("username") or "").strip()
    if phone := parse_mobile(name):
        return phone
    if name.startswith(User.OPAQUE_PREFIX) and len(name) == len(User.opaque_username()):
        device = PhoneDevice.objects.filter(user__username=name).first()
        name = str(device.phone) if device else name
    return name[:255]


def lockout_response(request, response, credentials=None):
    """A form of ours says itself that it is locked; elsewhere, as at the admin's door, a page does."""
    if getattr(response, "says_locked", False):
        response.status_code = settings.AXES_HTTP_RESPONSE_CODE
        return response
    return render(request, "accounts/locked.html", status=settings.AXES_HTTP_RESPONSE_CODE)
