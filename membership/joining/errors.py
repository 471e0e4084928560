"""What the joining room refuses."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class JoiningError(DomainError):
    """Base of all refusals here."""


class NotAcknowledged(JoiningError):
    """The joining notice has to be read and acknowledged before an application begins."""

    message = _("Please read the joining notice first and press “I have read this”.")


class IncompleteApplication(JoiningError):
    """Something required is missing. `fields` names what."""

    message = _("The application is not complete yet.")

    def __init__(self, fields: list[str]):
        super().__init__()
        self.fields = fields


class CompanyAlreadyApplied(JoiningError):
    """The company with this code has an application under way or is a member already."""

    message = _("This company already has an application under way or is a member.")


class NobodyReviews(JoiningError):
    """The process has no review stage: what is sent now would be looked at by nobody."""

    message = _("The association has not set up its review yet. Please call it; your draft is kept.")


class DraftChanged(JoiningError):
    """The draft is no longer what the company has just checked."""

    message = _("What was filled in has changed since you looked at it. Please check it again.")


class PaymentUnderWay(JoiningError):
    """Money has come in for the application, or the company says that it has been sent."""

    message = _(
        "A payment for this application has been received or is being checked. Please call the association."
    )


class StaleReview(JoiningError):
    """What the reviewer looked at is no longer what the company has sent."""

    message = _("The company has sent a newer version meanwhile. Please look at it before you decide.")


class NotYourStage(JoiningError):
    """The stage is decided by another group."""

    message = _("This stage is decided by another group.")


class ReasonMissing(JoiningError):
    """Sending back and rejecting say why."""

    message = _("Please say why: in general, or beside the fields concerned.")
