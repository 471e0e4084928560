"""What the dues room refuses, in words that may be shown to whoever asked."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class DuesError(DomainError):
    """Base of all refusals here."""


class NoPrice(DuesError):
    """The level has no price that has started by that day."""

    message = _("No dues are set for this level yet.")


class RenewalClosed(DuesError):
    """The membership cannot go on by paying, or not yet."""

    message = _("The membership cannot be renewed here now.")


class RenewalNotOpenYet(RenewalClosed):
    """The paid term lasts for longer than the association takes dues in advance."""

    def __init__(self, opens_on):
        super().__init__(
            _("The membership can be renewed from %(day)s on.") % {"day": f"{opens_on:%Y-%m-%d}"}
        )


class NotOffered(RenewalClosed):
    """This level, or so many years at once, is not to be had."""

    message = _("This level or number of years is not offered any more. Please choose again.")


class RenewalUnderWay(DuesError):
    """Other dues are being paid already, so they are not replaced by others."""

    message = _(
        "A payment for the present order has been received or is being checked, so level and years stay as "
        "they are. Please call the association if they are wrong."
    )


class AmountMismatch(DuesError):
    """The amount received is not the amount owed, and nobody said that this is right."""

    message = _("The amount received differs from the amount owed.")


class InvoiceAlreadyRequested(DuesError):
    """An order has at most one open or issued invoice request."""

    message = _("An invoice has already been requested for this order.")


class NotTogether(DuesError):
    """One invoice is for one company, one kind of charge, and its own details; several orders are paid."""

    message = _("These orders cannot stand on one invoice.")


class DetailsMissing(DuesError):
    """A special VAT invoice names address, phone, bank and account."""

    message = _("Address, phone, bank and account are needed for this kind of invoice.")


class FileMissing(DuesError):
    """The dues settings demand a file for this kind of invoice."""

    message = _("This kind of invoice is issued with its file.")


class TitleExists(DuesError):
    """Two titles of a company differ in name or code."""

    message = _("You have kept a title with this name and taxpayer number already.")


class NotIssuable(DuesError):
    """An invoice is issued for paid orders only."""

    message = _("This order has not been paid; its invoice cannot be issued yet.")


class NotPayableOnline(DuesError):
    """The order does not offer this way, or the service does not take it."""

    message = _("This order cannot be paid in this way. Please choose another one, or call the association.")


class PaymentServiceDown(DuesError):
    """The payment service did not answer; what it did is asked again with the same number."""

    message = _("The payment service does not answer at the moment. Please try again in a minute.")


class BeingAsked(DuesError):
    """Another page is asking for the same code this very moment."""

    message = _("The code is being made. Please wait a moment.")


class NotRefundable(DuesError):
    """The amount, the age or the number of refunds of this payment does not allow another one."""


class NotReversible(DuesError):
    """Money that really came is refunded, not reversed."""

    message = _("Only a transfer that was confirmed by mistake can be reversed. Money that came is refunded.")
