"""What must have happened before a step may be passed, by its kind."""

from collections.abc import Callable

from django.utils import timezone

from ..arrivals import papers_came
from ..errors import HappeningMissing, NotHeldYet, NoticeStillRuns, PapersNotReceived
from ..models import Application, StageKind
from ..targets import notice_until
from .verdicts import Verdict


def check_passing(application: Application, verdict: Verdict) -> None:
    """Raises the refusal of the step's kind."""
    check = _CONDITIONS.get(application.stage.kind)
    if check:
        check(application, verdict)


def _took_place(application: Application, verdict: Verdict) -> None:
    if not verdict.reference.strip() or verdict.held_on is None:
        raise HappeningMissing(verdict)
    if verdict.held_on > timezone.localdate():
        raise NotHeldYet


def _notice_is_over(application: Application, verdict: Verdict) -> None:
    if timezone.localdate() <= notice_until(application):
        raise NoticeStillRuns(notice_until(application))


def _papers_are_here(application: Application, verdict: Verdict) -> None:
    if not verdict.in_person and not papers_came(application):
        raise PapersNotReceived


_CONDITIONS: dict[str, Callable] = {
    StageKind.VISIT: _took_place,
    StageKind.VOTE: _took_place,
    StageKind.PUBLICITY: _notice_is_over,
    StageKind.PAPERS: _papers_are_here,
}
