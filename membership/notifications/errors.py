"""What the services of this room refuse, and when."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError, IllegalTransition


class Overtaken(IllegalTransition):
    """Somebody else changed the row between reading and writing it; theirs stands."""


class CannotResend(DomainError):
    """The notice held a secret, which is not kept."""

    message = _("A message with a code is not kept and cannot be sent again: ask for a new code instead.")


class MissingValue(ValueError):
    """The caller gave no value for a variable that the type declares."""


class BadRecipient(ValueError):
    """Not an address of the channel."""
