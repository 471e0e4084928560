from django.db import transaction
from django.utils import timezone

from ..errors import AccountClosed, WrongCode
from ..models import PhoneDevice, Purpose, User
from ..origin import Origin
from ..signals import phone_confirmed
from .agreements import accept_current
from .codes import use_code


def log_in_with_code(*, phone: str, code: str, origin: Origin) -> User:
    """Whose phone this is; registered now if it is nobody's yet. The caller opens the session."""
    with transaction.atomic():
        device = use_code(phone=phone, code=code, purpose=Purpose.LOGIN, origin=origin)
        is_new = device is not None and device.user is None
        if is_new:
            _register(device)
        if device and device.user.is_active:
            accept_current(user=device.user, origin=origin)
            phone_confirmed.send(sender=User, user=device.user, phone=phone, is_new=is_new)
    if device is None:
        raise WrongCode()
    if not device.user.is_active:
        raise AccountClosed()
    return device.user


def phone_of(user: User) -> str | None:
    """The phone this person logs in with, as E.164."""
    device = PhoneDevice.objects.filter(user_id=user.pk).only("phone").first() if user.pk else None
    return str(device.phone) if device else None


def _register(device: PhoneDevice) -> None:
    user = User(username=User.opaque_username(), date_joined=timezone.now())
    user.set_unusable_password()
    user.save()
    device.user = user
    device.save(update_fields=["user"])
