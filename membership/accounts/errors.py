"""Every refusal of this room, in words for the person refused. None tells whether a phone is known."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from membership.errors import DomainError


class CodeTooSoon(DomainError):
    """A code went to this phone less than the cooldown ago."""

    def __init__(self, seconds: int):
        self.seconds = seconds
        super().__init__(
            ngettext(
                "A code has just been sent to this number. Try again in %(seconds)d second.",
                "A code has just been sent to this number. Try again in %(seconds)d seconds.",
                seconds,
            )
            % {"seconds": seconds}
        )


class TooManyCodes(DomainError):
    """A limit is reached: of this phone, of this address, or of all together."""

    HOUR = {
        "phone": _("Too many codes were sent to this number. Try again in an hour."),
        "address": _("Too many codes were asked for from your network. Try again in an hour."),
        "total": _("Too many codes are being asked for. Try again in an hour."),
        "account": _("Too many codes were asked for this account. Try again in an hour."),
    }
    DAY = {
        "phone": _("Too many codes were sent to this number today. Try again tomorrow."),
        "address": _("Too many codes were asked for from your network today. Try again tomorrow."),
        "total": _("Too many codes were asked for today. Try again tomorrow."),
        "account": _("Too many codes were asked for this account today. Try again tomorrow."),
    }

    def __init__(self, scope: str, window: timedelta):
        self.scope = scope
        words = self.HOUR if window <= timedelta(hours=1) else self.DAY
        super().__init__(words[scope])


class TooManyWrongCodes(DomainError):
    """Too much guessing from one address, whoever guesses."""

    message = _("Too many wrong codes were entered from your network. Try again in an hour.")


class ChallengeRequired(DomainError):
    """A limit is near: show that a browser is asking, and not a machine."""

    message = _("Please wait until the security check is done, then ask for the code again.")


class WrongCode(DomainError):
    """Wrong, used, expired, void, or asked for something else: from outside all the same."""

    message = _("The code is wrong or no longer valid. Check it, or ask for a new one.")


class NoAccount(DomainError):
    """Said only to someone who has proved that the phone is theirs."""

    message = _("This number has no account yet. Log in with a code, and it is registered.")


class InitialPasswordExpired(DomainError):
    """Said only to someone who knows the password."""

    message = _(
        "The initial password has expired. Choose a new one under “Forgotten the password of an enterprise "
        "account?”, or ask the secretariat to send another."
    )


class AccountClosed(DomainError):
    """Said only to someone who has proved that the phone is theirs."""

    message = _("This account is closed. Please contact the secretariat.")


class PhoneTaken(DomainError):
    """Said only to someone who has proved that the number is theirs."""

    message = _(
        "Another account logs in with this number. Log in with it and close that account first, or use "
        "another number."
    )


class SamePhone(DomainError):
    """The number is the one that the account has."""

    message = _("This account already logs in with this number.")


class AlreadyEnded(DomainError):
    """The session was ended elsewhere, or ended by itself."""

    message = _("This device is no longer logged in.")


class AuthenticatorThere(DomainError):
    """One app per account."""

    message = _("This account has an authenticator app already. Remove it first.")


class WrongAppCode(DomainError):
    """Wrong, used, or too soon after wrong ones."""

    message = _(
        "The digits are wrong or no longer shown. Wait for the next ones; if they fail too, check the clock "
        "of your phone."
    )


class ExportTooSoon(DomainError):
    """An archive was made within the last day."""

    message = _("An archive was made within the last 24 hours. Download that one, or ask again tomorrow.")


class CannotClose(DomainError):
    """Something still hangs on the account; `obstacles` say what."""

    message = _("This account cannot be closed yet.")

    def __init__(self, obstacles=()):
        self.obstacles = list(obstacles)
        super().__init__()
