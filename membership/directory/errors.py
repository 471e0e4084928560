"""What the directory's rooms refuse, in words that may be shown to whoever asked."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class NoFreeProfile(DomainError):
    """So many profiles a year are free, and no more."""

    message = _("Your company has had its free profile of this year; the next one can be sent next year.")


class TooManyPhotos(DomainError):
    message = _("At most %(limit)s photos.")

    def __init__(self, limit: int):
        super().__init__(self.message % {"limit": limit})


class NotComplete(DomainError):
    """What is sent to the magazine has a text of a fitting length, and a caption below each photo."""

    message = _("The profile is not complete yet: it needs a text, and a caption for each photo.")
