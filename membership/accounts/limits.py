"""How many codes may be sent, and how many wrong ones tried. Each sent costs money, so each is counted by
phone, by address and in total; a wrong one is counted by address."""

from datetime import timedelta

from django.conf import settings

from .errors import ChallengeRequired, TooManyCodes, TooManyWrongCodes
from .models import CodeRequest, WrongTry
from .origin import Origin

HOUR, DAY = timedelta(hours=1), timedelta(days=1)

# scope: (an hour, a day). MEMBERSHIP_CODE_LIMITS in the settings replaces single scopes.
CODE_LIMITS = {"phone": (5, 10), "account": (5, 10), "address": (20, 60), "total": (500, 3000)}

WRONG_CODES_AN_HOUR = 20

# So many codes to one address in an hour, or this share of a total, and a browser must show its work.
CHALLENGE_AFTER = 3
CHALLENGE_SHARE_OF_TOTAL = 0.5


def check_limits(*, phone: str, origin: Origin, challenge_passed: bool) -> None:
    """Refuse a code that would pass a limit. Exact for a phone, whose device the caller has locked;
    requests from one address that arrive together may pass its limit by their own number."""
    _refuse_above(("phone", "address", "total"), phone=phone, origin=origin)
    if not challenge_passed and challenge_is_due(origin=origin):
        raise ChallengeRequired()


def check_account_limits(*, account: str, origin: Origin, challenge_passed: bool) -> None:
    """The same for codes that are asked for by the name of an account: counted by what was typed, so that
    nobody learns from a limit whether there is such an account."""
    _refuse_above(("account", "address", "total"), account=account, origin=origin)
    if not challenge_passed and challenge_is_due(origin=origin):
        raise ChallengeRequired()


def phone_is_at_limit(*, phone: str, origin: Origin) -> bool:
    return any(
        _sent("phone", window, phone=phone, origin=origin) >= limit for window, limit in _windows("phone")
    )


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


def _refuse_above(scopes: tuple[str, ...], **whose) -> None:
    for scope in scopes:
        for window, limit in _windows(scope):
            if _sent(scope, window, **whose) >= limit:
                raise TooManyCodes(scope, window)


def _windows(scope: str) -> zip:
    limits = CODE_LIMITS | getattr(settings, "MEMBERSHIP_CODE_LIMITS", {})
    return zip((HOUR, DAY), limits[scope], strict=True)


def _sent(scope: str, window: timedelta, *, phone="", account="", origin: Origin | None = None) -> int:
    requests = CodeRequest.objects.within(window)
    if scope == "phone":
        requests = requests.filter(phone=phone)
    elif scope == "account":
        requests = requests.filter(account=account)
    elif scope == "address":
        requests = requests.filter(address=origin.household)
    return requests.count()
