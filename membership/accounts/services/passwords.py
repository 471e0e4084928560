from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from ..errors import AccountClosed, NoAccount, WrongCode
from ..models import Purpose, User
from ..origin import Origin
from .codes import use_code


def set_password(*, user: User, password: str) -> None:
    """Raises ValidationError if the password is too weak. Other sessions of this account end."""
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])


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
