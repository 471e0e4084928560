"""What the joining room refuses."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class JoiningError(DomainError):
    """Base of all refusals here. `fields` names what is wrong in what was typed, where that can be said."""

    fields: Sequence[str] = ()


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


class CompanyFixed(JoiningError):
    """The company is known by its code already; another code would be another company."""

    message = _(
        "The company code cannot be changed any more: the company is known to the association by it. "
        "Please call the association if it is wrong."
    )


class RouteEnds(JoiningError):
    """The process has no dues after this step."""

    message = _("The joining process ends here without dues. Please complete it in the settings first.")


class HappeningMissing(JoiningError):
    """A vote or a visit is passed with what it was and when. `fields` names what is missing."""

    message = _("Please say which meeting decided or who went, and on which day.")

    def __init__(self, verdict):
        super().__init__()
        self.fields = [name for name in ("reference", "held_on") if not getattr(verdict, name)]


class NotHeldYet(JoiningError):
    """What has not taken place cannot have decided anything."""

    message = _("This day is in the future.")
    fields = ("held_on",)


class NoticeStillRuns(JoiningError):
    """The public notice has to stand for all its days."""

    def __init__(self, until):
        super().__init__(_("The public notice runs until %(day)s.") % {"day": f"{until:%Y-%m-%d}"})


class PapersNotReceived(JoiningError):
    """Nothing has come in yet that could have been looked at."""

    message = _("No parcel of this company has been received yet. Mark it as received, or tick “handed in”.")
    fields = ("in_person",)


class ProcessReplaced(JoiningError):
    """Somebody else has made the next edition of the process."""

    message = _("This edition has been replaced by a newer one meanwhile. Please change that one.")


class ProcessInUse(JoiningError):
    """The process is in use, or companies have applied under it."""

    message = _("This process is in use, or companies have applied under it: it is kept.")


class UnfitProcess(JoiningError):
    """The steps are no process. `problems` says why, beside each step."""

    message = _("Companies cannot go through these steps in this order.")

    def __init__(self, problems: list):
        super().__init__()
        self.problems = problems


class TooManyPictures(JoiningError):
    """The process takes so many publicity pictures and no more."""

    message = _("At most %(most)s pictures. Remove one before you add another.")

    def __init__(self, most: int):
        super().__init__(self.message % {"most": most})
