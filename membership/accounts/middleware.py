from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .errors import InitialPasswordExpired
from .receivers import on_logged_in, session_id
from .services import see_session


class LoginSessionMiddleware:
    """A session that was ended from another device opens nothing any more, wherever sessions are kept.

    After the sessions and messages of the request. Who has no session is not looked at.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.free = tuple(filter(None, (settings.STATIC_URL, settings.MEDIA_URL)))

    def __call__(self, request):
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session and not request.path.startswith(self.free) and request.user.is_authenticated:
            self.look_at(request)
        return self.get_response(request)

    def look_at(self, request) -> None:
        known = session_id(request)
        if known is None:  # logged in before log-ins were written down
            on_logged_in(None, request=request, user=request.user)
        elif not see_session(user=request.user, session_id=known):
            logout(request)
            messages.info(request, _("You have been logged out from another device. Please log in again."))


class PasswordChangeMiddleware:
    """Whoever must choose a password of their own reaches nothing else, whatever the door.

    After the sessions and messages of the request. Who has no session is not looked at.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.free = tuple(filter(None, (settings.STATIC_URL, settings.MEDIA_URL)))

    def __call__(self, request):
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if not has_session or request.path.startswith(self.free) or not _must_change(request.user):
            return self.get_response(request)
        if request.path == reverse("accounts:logout"):
            return self.get_response(request)
        if request.user.password_has_expired:
            return _send_away(request)
        if request.path == reverse("accounts:replace-password"):
            return self.get_response(request)
        return _lead_there(request)


def _must_change(user) -> bool:
    return user.is_authenticated and user.must_change_password


def _send_away(request):
    name = request.user.get_username()
    logout(request)
    messages.error(request, str(InitialPasswordExpired()))
    return redirect(f"{reverse('accounts:login')}?{urlencode({'tab': 'password', 'name': name})}")


def _lead_there(request):
    """A page leads to the form; what a script or another program asked for is refused in words."""
    if request.method not in ("GET", "HEAD") or not request.accepts("text/html"):
        words = _("Choose a password of your own first.")
        return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")
    onward = urlencode({"next": request.get_full_path()})
    return redirect(f"{reverse('accounts:replace-password')}?{onward}")
