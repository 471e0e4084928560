from datetime import datetime
from math import ceil

from django.db import transaction
from django.utils import timezone

from ..errors import CodeTooSoon, WrongCode
from ..limits import check_account_limits, check_limits, check_wrong_tries, phone_is_at_limit
from ..models import CodeRequest, LoginMethod, PhoneDevice, Purpose, User, WrongTry
from ..origin import Origin
from ..recovery import keeper_phone
from ..signals import code_requested
from .authenticators import use_authenticator


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
    _hand_over(request, code)
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
    """The phone's device, locked, if this is the code that this browser asked for, or what the authenticator
    app of its account shows. Two at once: the second finds it used."""
    check_wrong_tries(origin=origin)
    device = _lock_device(phone)
    held = CodeRequest.objects.held_by(origin.browser, phone=phone) if device else None
    if held and held.try_code(code, purpose=purpose):
        device.set_last_used_timestamp()
        return device
    if device and use_authenticator(user=device.user, code=code, purpose=purpose):
        device.way = LoginMethod.AUTHENTICATOR
        return device
    WrongTry.objects.create(address=origin.household)
    return None


@transaction.atomic
def request_account_code(*, name: str, origin: Origin, challenge_passed: bool = False) -> None:
    """Send a code to whoever keeps the account of this name. Nothing that is answered, counted or refused
    tells whether there is such an account, or how busy its keeper's phone is."""
    _check_account_cooldown(name)
    check_account_limits(account=name, origin=origin, challenge_passed=challenge_passed)
    phone = keeper_phone(User.objects.filter(username=name).first())
    device = _lock_device(phone, create=True) if phone else None
    may_send = (
        device and device.generate_is_allowed()[0] and not phone_is_at_limit(phone=phone, origin=origin)
    )
    request = CodeRequest(
        phone=phone if may_send else "",
        account=name,
        purpose=Purpose.ACCOUNT,
        address=origin.household,
        browser=origin.browser,
    )
    code = request.make_code() if may_send else ""
    request.save()
    if may_send:
        device.cooldown_set()
        _hand_over(request, code)


def use_account_code(*, name: str, code: str, origin: Origin) -> User | None:
    """The account of this name, if this is the code that this browser asked for by it, and the phone that
    got it still keeps the account."""
    check_wrong_tries(origin=origin)
    user = User.objects.filter(username=name).first()
    held = CodeRequest.objects.held_for(name, browser=origin.browser)
    if held and held.phone:
        _lock_device(str(held.phone))
        held.refresh_from_db()
        if keeper_phone(user) == str(held.phone) and held.try_code(code, purpose=Purpose.ACCOUNT):
            return user
    WrongTry.objects.create(address=origin.household)
    return None


def _check_account_cooldown(name: str) -> None:
    """By the name as typed, whether or not anything was sent."""
    last = CodeRequest.objects.filter(account=name).order_by("-created_at").first()
    left = PhoneDevice.COOLDOWN_SECONDS - (timezone.now() - last.created_at).total_seconds() if last else 0
    if left > 0:
        raise CodeTooSoon(ceil(left))


def _hand_over(request: CodeRequest, code: str) -> None:
    code_requested.send(
        sender=CodeRequest,
        phone=str(request.phone),
        code=code,
        expires_at=request.valid_until,
        purpose=request.purpose,
        event=f"accounts.code:{request.pk}",
    )


def _lock_device(phone: str, create: bool = False) -> PhoneDevice | None:
    if create:
        PhoneDevice.objects.get_or_create(phone=phone)
    return PhoneDevice.objects.select_for_update(of=("self",)).filter(phone=phone).first()


def _check_cooldown(device: PhoneDevice) -> None:
    allowed, why = device.generate_is_allowed()
    if not allowed:
        wait = why["next_generation_at"] - timezone.now()
        raise CodeTooSoon(max(1, ceil(wait.total_seconds())))
