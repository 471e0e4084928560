"""How many codes may be sent, and how many wrong ones tried. Each sent costs money, so each is counted by
phone, by address and in total; a wrong one is counted by address."""

from datetime import timedelta

from django.conf import settings

from .errors import ChallengeRequired, TooManyCodes, TooManyWrongCodes
from .models import CodeRequest, WrongTry
from .origin import Origin

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

# scope: (an hour, a day). MEMBERSHIP_CODE_LIMITS in the settings replaces single scopes.
CODE_LIMITS = {"phone": (5, 10), "address": (20, 60), "total": (500, 3000)}

WRONG_CODES_AN_HOUR = 20

# So many codes to one address in an hour, or this share of a total, and a browser must show its work.
CHALLENGE_AFTER = 3
CHALLENGE_SHARE_OF_TOTAL = 0.5


def check_limits(*, phone: str, origin: Origin, challenge_passed: bool) -> None:
    """Refuse a code that would pass a limit. Exact for a phone, whose device the caller has locked;
    requests from one address that arrive together may pass its limit by their own number."""
    for scope in ("phone", "address", "total"):
        for window, limit in _windows(scope):
            if _sent(scope, window, phone=phone, origin=origin) >= limit:
                raise TooManyCodes(scope, window)
    if not challenge_passed and challenge_is_due(origin=origin):
        raise ChallengeRequired()


def check_wrong_tries(*, origin: Origin) -> None:
    """Refuse any code, right or wrong, from where too many wrong ones came."""
    limit = getattr(settings, "MEMBERSHIP_WRONG_CODES_PER_ADDRESS_HOUR", WRONG_CODES_AN_HOUR)
    if WrongTry.objects.within(HOUR).filter(address=origin.household).count() >= limit:
        raise TooManyWrongCodes()


def challenge_is_due(*, origin: Origin) -> bool:
    after = getattr(settings, "MEMBERSHIP_CODE_CHALLENGE_AFTER", CHALLENGE_AFTER)
    if _sent("address", HOUR, origin=origin) >= after:
        return True
    return any(
        _sent("total", window) >= limit * CHALLENGE_SHARE_OF_TOTAL for window, limit in _windows("total")
    )


def _windows(scope: str) -> zip:
    limits = CODE_LIMITS | getattr(settings, "MEMBERSHIP_CODE_LIMITS", {})
    return zip((HOUR, DAY), limits[scope], strict=True)


def _sent(scope: str, window: timedelta, *, phone: str = "", origin: Origin | None = None) -> int:
    requests = CodeRequest.objects.within(window)
    if scope == "phone":
        requests = requests.filter(phone=phone)
    elif scope == "address":
        requests = requests.filter(address=origin.household)
    return requests.count()
