"""Every refusal of this room, in words for the person refused."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class Incomplete(DomainError):
    """What is published must have a title, a description, a way to reach its company, and an end."""

    message = _("Something is still missing. Please complete the form and send it again.")


class WrongEnd(DomainError):
    """The last day has passed already, or is further away than the association allows."""

    def __init__(self, latest):
        super().__init__(gettext("Choose a day from today to %(latest)s.") % {"latest": latest.isoformat()})


class TooManyToday(DomainError):
    """A company does not flood the others."""

    def __init__(self, limit: int):
        super().__init__(
            gettext("Your company has sent %(limit)s within a day, the most that is allowed. Go on tomorrow.")
            % {"limit": limit}
        )


class ForeignFile(DomainError):
    """A file that this company did not bring."""

    message = _("One of the files is no longer there. Please upload it again.")


class TooManyFiles(DomainError):
    message = _("There are too many files. Please remove some.")


class ReasonMissing(DomainError):
    """What is sent back or taken down must be explained."""

    message = _("Say why: the company reads it.")


class OwnEntry(DomainError):
    """Nobody asks or reports themselves."""

    message = _("This is your own company's.")


class NotShown(DomainError):
    """The entry ended, or its company is no member in good standing any more."""

    message = _("This is no longer published.")


class TextMissing(DomainError):
    message = _("Write a message.")


class ConversationClosed(DomainError):
    message = _("This conversation is closed.")


class ReportedAlready(DomainError):
    """One report of a company about an entry at a time."""

    message = _("Your company has reported this already; the secretariat is looking at it.")
