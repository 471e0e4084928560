from django.db import transaction
from django.utils import timezone

from ..errors import AlreadyEnded
from ..models import LoginMethod, LoginSession, SessionEnd, User
from ..origin import Origin


def record_login(*, user: User, method: str = LoginMethod.PASSWORD, origin: Origin) -> LoginSession:
    """A log-in, as its owner finds it in the history and among the devices."""
    return LoginSession.objects.create(
        user=user, method=method, address=origin.address, user_agent=origin.user_agent
    )


def see_session(*, user: User, session_id: int) -> bool:
    """Whether this session of this account still opens anything; that it was seen is written down at most
    every few minutes."""
    session = LoginSession.objects.filter(pk=session_id, user=user, ended_at=None).first()
    if session is None:
        return False
    now = timezone.now()
    if session.is_worth_noting(now):
        LoginSession.objects.filter(pk=session.pk).update(last_seen_at=now)
    return True


@transaction.atomic
def end_session(*, user: User, session_id: int) -> None:
    """One device of this account is logged out. Raises `AlreadyEnded`."""
    found = LoginSession.objects.select_for_update().filter(pk=session_id, user=user)
    if not found.filter(ended_at=None).exists():
        raise AlreadyEnded
    found.end(SessionEnd.ENDED)


def end_sessions(*, user: User, why: str, keep: int | None = None) -> int:
    """Every device of this account is logged out, but for the one whose session is `keep`."""
    return LoginSession.objects.filter(user=user).exclude(pk=keep).end(why)
