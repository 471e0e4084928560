"""What lies before the company, in words: on the waiting page and in what reviewers are told beforehand."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .models import Application, Stage, StageKind
from .route import after_form
from .targets import is_overdue, notice_from, notice_until

_HEADINGS = {
    StageKind.VISIT: lambda: _("Somebody of the association will visit you"),
    StageKind.PUBLICITY: lambda: _("Your company is under public notice"),
    StageKind.VOTE: lambda: _("The council is to decide"),
}


@dataclass(frozen=True)
class Waiting:
    """What the waiting page says on top."""

    title: str
    text: str


def waiting_words(application: Application) -> Waiting:
    """The step's own words; else, at the first step after sending, the process's; else the usual ones."""
    stage, process = application.stage, application.process
    is_first = after_form(application)[:1] == [stage]
    words = stage.text.strip() or (process.submitted_text.strip() if is_first else "")
    if not words and not is_first:
        heading = _HEADINGS.get(stage.kind, lambda: _("In review, please wait"))()
        words = heading + "\n" + _("It is at the step “%(stage)s” now.") % {"stage": stage.name}
    if not words:
        words = _("Sent, please wait for the review...\nWe have received it and will contact you soon!")
    title, *lines = words.splitlines()
    return Waiting(title, "\n".join(lines))


def answer_expected(application: Application) -> str:
    """By when the company may expect an answer, or that it is late."""
    if is_overdue(application):
        return _("This takes longer than planned; we are sorry. Please call the association if it is urgent.")
    if application.due_on is None:
        return ""
    day = f"{application.due_on:%Y-%m-%d}"
    days = application.stage.span
    if application.stage.kind == StageKind.PUBLICITY or not days:
        return _("Answer expected by %(day)s") % {"day": day}
    return _("Answer expected by %(day)s (%(days)s working days)") % {"day": day, "days": days}


def what_is_next(application: Application) -> list[str]:
    """Step by step from where the application waits to the end of its route."""
    stages = after_form(application)
    place = stages.index(application.stage) if application.stage in stages else 0
    now, *later = stages[place:]
    sentences = [_NOW.get(now.kind, _review_now)(application, now)]
    for stage in later:
        if tell := _LATER.get(stage.kind):
            sentences += tell(application, stage)
    return sentences


def _review_now(application: Application, stage: Stage) -> str:
    return _(
        "The association reviews what you sent. If something is to be changed, you are told here and by SMS."
    )


def _visit_now(application: Application, stage: Stage) -> str:
    return _("The association calls you to agree on a day, and somebody comes to see your company.")


def _publicity_now(application: Application, stage: Stage) -> str:
    return _("Your company's name stands on the association's website from %(first)s to %(last)s.") % {
        "first": f"{notice_from(application):%Y-%m-%d}",
        "last": f"{notice_until(application):%Y-%m-%d}",
    }


def _vote_now(application: Application, stage: Stage) -> str:
    return _("The council decides at its next meeting.")


def _review_later(application: Application, stage: Stage) -> list[str]:
    return [_("Then follows the step “%(stage)s”.") % {"stage": stage.name}]


def _visit_later(application: Application, stage: Stage) -> list[str]:
    return [_("Somebody of the association comes to see your company (%(stage)s).") % {"stage": stage.name}]


def _publicity_later(application: Application, stage: Stage) -> list[str]:
    return [
        _("Your company is put up for public notice on the website for %(days)s days.")
        % {"days": stage.notice_days}
    ]


def _vote_later(application: Application, stage: Stage) -> list[str]:
    return [_("The council decides (%(stage)s).") % {"stage": stage.name}]


def _account_later(application: Application, stage: Stage) -> list[str]:
    return [
        _(
            "Your company gets an account of its own: account name and initial password come to the contact. "
            "From then on you go on there."
        )
    ]


def _papers_later(application: Application, stage: Stage) -> list[str]:
    return [_("You print the registration form, seal it and post it with the papers; they are reviewed.")]


def _dues_later(application: Application, stage: Stage) -> list[str]:
    return [
        _("Once it is approved, you get an SMS, and this page moves on to the dues by itself."),
        _paying(application),
    ]


def _paying(application: Application) -> str:
    process = application.process
    if process.takes_wechat and process.takes_transfer:
        return _(
            "Pay the dues by WeChat Pay, and you have joined at once; or by bank transfer: upload the "
            "voucher, and you have joined as soon as the payment is confirmed."
        )
    if process.takes_wechat:
        return _("Pay the dues by WeChat Pay, and you have joined at once.")
    return _(
        "Pay the dues by bank transfer and upload the voucher; you have joined as soon as the payment is "
        "confirmed."
    )


def _dispatch_later(application: Application, stage: Stage) -> list[str]:
    return [
        _("The association posts you what belongs to your membership, and tells you the tracking number.")
    ]


_NOW: dict[str, Callable[[Application, Stage], str]] = {
    StageKind.VISIT: _visit_now,
    StageKind.PUBLICITY: _publicity_now,
    StageKind.VOTE: _vote_now,
}
_LATER: dict[str, Callable[[Application, Stage], list[str]]] = {
    StageKind.REVIEW: _review_later,
    StageKind.VISIT: _visit_later,
    StageKind.PUBLICITY: _publicity_later,
    StageKind.VOTE: _vote_later,
    StageKind.ACCOUNT: _account_later,
    StageKind.PAPERS: _papers_later,
    StageKind.DUES: _dues_later,
    StageKind.DISPATCH: _dispatch_later,
}
