from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log

from ..errors import PhoneTaken, SamePhone, WrongCode
from ..models import PhoneDevice, Purpose, SessionEnd, User
from ..origin import Origin
from ..phones import national_format
from ..signals import phone_changed
from .codes import use_code
from .sessions import end_sessions


def change_phone(
    *, user: User, phone: str, code: str, origin: Origin, session_id: int | None = None
) -> PhoneDevice:
    """From now on this account logs in with another number, proved by a code sent to it; every other device
    is logged out. The caller has had it proved who they are, by the old number or otherwise.

    Raises `WrongCode`, `SamePhone`, and `PhoneTaken` only to who holds the number.
    """
    with transaction.atomic():
        _lock_both(user, phone)
        device = use_code(phone=phone, code=code, purpose=Purpose.CHANGE_PHONE, origin=origin)
        if device:
            refuse_phone(device, user)
            _move(user, device)
            end_sessions(user=user, why=SessionEnd.PHONE, keep=session_id)
    if device is None:
        raise WrongCode
    return device


def refuse_phone(device: PhoneDevice, user: User) -> None:
    if device.user_id == user.pk:
        raise SamePhone
    if device.user_id is not None:
        raise PhoneTaken


def _lock_both(user: User, phone: str) -> None:
    """In one order, whoever else moves at this moment."""
    devices = PhoneDevice.objects.select_for_update(of=("self",)).filter(Q(phone=phone) | Q(user=user))
    list(devices.order_by("pk"))


def _move(user: User, device: PhoneDevice) -> None:
    old = PhoneDevice.objects.filter(user=user).first()
    if old:  # nobody's from now on; who holds that number may register with it
        old.user = None
        old.save(update_fields=["user"])
    device.user = user
    device.save(update_fields=["user"])
    was = str(old.phone) if old else ""
    data = {"was": ending(was), "is": ending(str(device.phone))}
    log(user, "accounts.phone_changed", user=user, data=data)
    phone_changed.send(sender=User, user=user, old=was, new=str(device.phone))


def ending(phone: str) -> str:
    """****8000: enough for a history that others read."""
    return f"****{national_format(phone)[-4:]}" if phone else ""
