from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

from ..errors import AuthenticatorThere, WrongAppCode
from ..models import Purpose, User
from ..signals import account_secured

NAME, DIGITS = "authenticator", 6
# What the six digits of the app open in place of a code by SMS. Not the number that somebody moves to: only a
# message to it proves that they hold it.
OPENS = {Purpose.LOGIN, Purpose.RESET, Purpose.PASSWORD, Purpose.HAND_OVER, Purpose.PROVE}


def authenticator_of(user: User) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=user, confirmed=True).order_by("pk").first()


def authenticators_are_used() -> bool:
    """Whether anybody here has one: pages speak of them only then."""
    return TOTPDevice.objects.filter(confirmed=True).exists()


@transaction.atomic
def begin_authenticator(*, user: User) -> TOTPDevice:
    """A secret to be scanned; it opens nothing until it is confirmed. Raises `AuthenticatorThere`."""
    User.objects.select_for_update().get(pk=user.pk)
    if authenticator_of(user):
        raise AuthenticatorThere
    begun = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return begun or TOTPDevice.objects.create(user=user, name=NAME, confirmed=False)


def confirm_authenticator(*, user: User, code: str) -> None:
    """From now on the app's digits stand for a code by SMS. Raises `WrongAppCode`, `AuthenticatorThere`."""
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        if authenticator_of(user):
            raise AuthenticatorThere
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
        right = device is not None and _is_right(device, code)
        if right:
            device.confirmed = True
            device.save(update_fields=["confirmed"])
            log(user, "accounts.authenticator_added", user=user)
            account_secured.send(sender=User, user=user, what="authenticator_added")
    if not right:  # outside: the wrong try stays counted
        raise WrongAppCode


@transaction.atomic
def remove_authenticator(*, user: User) -> None:
    """The app opens nothing any more. Whoever calls this has had it proved who they are."""
    removed, _rows = TOTPDevice.objects.filter(user=user).delete()
    if removed:
        log(user, "accounts.authenticator_removed", user=user)
        account_secured.send(sender=User, user=user, what="authenticator_removed")


def use_authenticator(*, user: User | None, code: str, purpose: str) -> bool:
    """Whether these are the digits that the account's app shows now; each is good once, and wrong ones make
    it wait. Inside the caller's transaction."""
    if user is None or purpose not in OPENS:
        return False
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
    return device is not None and _is_right(device, code)


def _is_right(device: TOTPDevice, code: str) -> bool:
    return len(code) == DIGITS and code.isascii() and code.isdigit() and device.verify_token(code)
