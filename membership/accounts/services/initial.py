import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..models import SessionEnd, User
from .sessions import end_sessions

# Read from one screen and typed on another: no sign that looks like a second one.
LETTERS, DIGITS = "acdefhjkmnprtuvwxy", "34679"
LENGTH = 12


def random_password() -> str:
    """Letters and digits, at least one of each."""
    while True:
        password = "".join(secrets.choice(LETTERS + DIGITS) for _ in range(LENGTH))
        if not (password.isalpha() or password.isdigit()):
            return password


@transaction.atomic
def give_initial_password(*, user: User, days: int) -> str:
    """A password made by the system, for the caller to hand on: good for so many days, and for nothing but
    choosing another. Everybody who is logged in with this account is logged out."""
    password = random_password()
    user.set_password(password)
    user.must_change_password = True
    user.password_expires_at = timezone.now() + timedelta(days=days)
    user.save(update_fields=["password", "must_change_password", "password_expires_at"])
    end_sessions(user=user, why=SessionEnd.PASSWORD)
    return password
