from .models import LoginMethod, LoginSession, SessionEnd
from .origin import origin_of
from .services import record_login

SESSION_ID = "accounts.login_session"


def session_id(request) -> int | None:
    """The log-in that this request's session stands for."""
    return request.session.get(SESSION_ID)


def on_logged_in(sender, *, request, user, **kwargs):
    """By whatever door; the door may say how (`request.login_method`)."""
    if request is None or not hasattr(request, "session"):
        return
    method = getattr(request, "login_method", LoginMethod.PASSWORD)
    request.session[SESSION_ID] = record_login(user=user, method=method, origin=origin_of(request)).pk


def on_logged_out(sender, *, request, user, **kwargs):
    """Django tells this before it empties the session."""
    known = session_id(request) if hasattr(request, "session") else None
    if known is not None:
        LoginSession.objects.filter(pk=known, user=user).end(SessionEnd.LOGGED_OUT)
