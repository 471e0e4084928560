from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from ..errors import AccountClosed, NoAccount, WrongCode
from ..models import Purpose, SessionEnd, User
from ..origin import Origin
from ..signals import account_secured, password_chosen
from .codes import use_account_code, use_code
from .sessions import end_sessions


@transaction.atomic
def set_password(*, user: User, password: str, session_id: int | None = None) -> None:
    """Raises ValidationError if the password is too weak, or the initial one again. Sessions of this account
    end, but for `session_id`."""
    User.objects.select_for_update().get(pk=user.pk)
    check_new_password(user, password)
    had_own = user.has_usable_password() and not user.must_change_password
    user.set_password(password)
    user.must_change_password, user.password_expires_at = False, None
    user.save(update_fields=["password", "must_change_password", "password_expires_at"])
    end_sessions(user=user, why=SessionEnd.PASSWORD, keep=session_id)
    password_chosen.send(sender=User, user=user)
    if had_own:
        account_secured.send(sender=User, user=user, what="password_changed")


def check_new_password(user: User | None, password: str) -> None:
    """Raises ValidationError, saying what is wrong with it as a new password for this account."""
    validate_password(password, user)
    if user is not None and user.must_change_password and user.check_password(password):
        raise ValidationError(_("This is the initial password. Choose another one."), code="unchanged")


def reset_password(*, phone: str, code: str, password: str, origin: Origin) -> User:
    """A forgotten password, replaced by who holds the phone; a lock on guessing ends with it."""
    with transaction.atomic():
        device = use_code(phone=phone, code=code, purpose=Purpose.RESET, origin=origin)
        user = device.user if device else None
        if user and user.is_active:
            set_password(user=user, password=password)
    if device is None:
        raise WrongCode()
    if user is None:
        raise NoAccount()
    if not user.is_active:
        raise AccountClosed()
    AxesProxyHandler.reset_attempts(username=phone)
    return user


def reset_account_password(*, name: str, code: str, password: str, origin: Origin) -> User:
    """The forgotten password of a company's account, replaced by who holds its keeper's phone."""
    with transaction.atomic():
        user = use_account_code(name=name, code=code, origin=origin)
        if user:
            set_password(user=user, password=password)
    if user is None:
        raise WrongCode()
    AxesProxyHandler.reset_attempts(username=name)
    return user
