"""What the parcels refuse."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class ParcelError(DomainError):
    """Base of all refusals here."""


class ParcelKnown(ParcelError):
    """The company, or the secretariat, has entered this tracking number already."""

    message = _("This tracking number has been entered already.")


class NotWithoutNumber(ParcelError):
    """Only what was brought by hand has no tracking number."""

    message = _("Please enter the tracking number.")
