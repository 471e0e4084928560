"""The base of every refusal of the membership rooms."""

from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A step that the rules do not allow. `str(error)` is a sentence that may be shown to the user."""

    message = _("This is not possible.")

    def __str__(self):
        return str(self.args[0] if self.args else self.message)


class IllegalTransition(DomainError):
    """The record is no longer in a state from which this step is allowed."""

    message = _("Somebody has already dealt with this, or it was changed meanwhile. Please look at it again.")
