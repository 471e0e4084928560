"""What the dispatch room refuses, in words that may be shown to whoever asked."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class DispatchError(DomainError):
    """Base of all refusals here."""


class NothingChosen(DispatchError):
    message = _("Nothing was chosen.")


class AlreadySettled(DispatchError):
    """Somebody else has sent it, or said that it is not to be sent, in the meantime."""

    message = _("Some of this has been sent or settled by somebody else in the meantime: %(companies)s")

    def __init__(self, companies: list[str]):
        super().__init__(self.message % {"companies": "、".join(companies)})


class NumberMissing(DispatchError):
    """Each company's parcel has a tracking number."""

    message = _("A tracking number is missing: %(company)s")

    def __init__(self, company: str):
        super().__init__(self.message % {"company": company})
