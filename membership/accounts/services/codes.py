from datetime import datetime
from math import ceil

from django.db import transaction
from django.utils import timezone

from ..errors import CodeTooSoon, WrongCode
from ..limits import check_limits, check_wrong_tries
from ..models import CodeRequest, PhoneDevice, WrongTry
from ..origin import Origin
from ..signals import code_requested


@transaction.atomic
def request_code(*, phone: str, purpose: str, origin: Origin, challenge_passed: bool = False) -> datetime:
    """Send a code to this phone, known or not, and say until when it is good."""
    device = _lock_device(phone, create=True)
    _check_cooldown(device)
    check_limits(phone=phone, origin=origin, challenge_passed=challenge_passed)
    request = CodeRequest(phone=phone, purpose=purpose, address=origin.household, browser=origin.browser)
    code = request.make_code()
    request.save()
    device.cooldown_set()
    code_requested.send(
        sender=CodeRequest,
        phone=phone,
        code=code,
        expires_at=request.valid_until,
        purpose=purpose,
        event=f"accounts.code:{request.pk}",
    )
    return request.valid_until


def check_code(*, phone: str, code: str, purpose: str, origin: Origin) -> PhoneDevice:
    """Use up a code, or raise WrongCode; the wrong try is counted either way, so call this
    where raising does not roll back, or with `use_code` inside a transaction of your own."""
    with transaction.atomic():
        device = use_code(phone=phone, code=code, purpose=purpose, origin=origin)
    if device is None:
        raise WrongCode()
    return device


def use_code(*, phone: str, code: str, purpose: str, origin: Origin) -> PhoneDevice | None:
    """The phone's device, locked, if this is the code that this browser asked for. Two at once: the second
    finds it used."""
    check_wrong_tries(origin=origin)
    device = _lock_device(phone)
    held = CodeRequest.objects.held_by(origin.browser, phone=phone) if device else None
    if held and held.try_code(code, purpose=purpose):
        device.set_last_used_timestamp()
        return device
    WrongTry.objects.create(address=origin.household)
    return None


def _lock_device(phone: str, create: bool = False) -> PhoneDevice | None:
    if create:
        PhoneDevice.objects.get_or_create(phone=phone)
    return PhoneDevice.objects.select_for_update(of=("self",)).filter(phone=phone).first()


def _check_cooldown(device: PhoneDevice) -> None:
    allowed, why = device.generate_is_allowed()
    if not allowed:
        wait = why["next_generation_at"] - timezone.now()
        raise CodeTooSoon(max(1, ceil(wait.total_seconds())))
