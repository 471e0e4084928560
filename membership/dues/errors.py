"""What the dues room refuses, in words that may be shown to whoever asked."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class DuesError(DomainError):
    """Base of all refusals here."""


class NoPrice(DuesError):
    """The level has no price that has started by that day."""

    message = _("No dues are set for this level yet.")


class AmountMismatch(DuesError):
    """The amount received is not the amount owed, and nobody said that this is right."""

    message = _("The amount received differs from the amount owed.")


class InvoiceAlreadyRequested(DuesError):
    """An order has at most one open or issued invoice request."""

    message = _("An invoice has already been requested for this order.")


class NotIssuable(DuesError):
    """An invoice is issued for paid orders only."""

    message = _("This order has not been paid; its invoice cannot be issued yet.")
