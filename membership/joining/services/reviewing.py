"""Decisions of the secretariat."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.parcels.couriers import HAND
from membership.parcels.services import record_parcel

from ..errors import NotYourStage, ReasonMissing, StaleReview
from ..models import Application, Review
from ..notices import tell_papers_missing, tell_rejected, tell_returned
from ..permissions import user_can_decide
from .advancing import MOVED, advance, leave_review
from .conditions import check_passing
from .locks import locked
from .registering import forget_people
from .verdicts import Verdict


@transaction.atomic
def review_application(
    *, application: Application, verdict: Verdict, reviewer: User, submission: int
) -> Review:
    """Decide at the step where the application stands; `submission` says which sending was looked at.

    Raises `IllegalTransition` when somebody else has decided, `StaleReview` when the company has sent
    a newer version, `NotYourStage`, `ReasonMissing` when sending back or rejecting says nothing, and what
    the step's kind demands before it is passed (`HappeningMissing`, `NotHeldYet`, `NoticeStillRuns`,
    `PapersNotReceived`).
    """
    application = locked(application)
    _check(application, verdict, reviewer, submission)
    review = Review.objects.create(
        application=application,
        stage=application.stage,
        submission=submission,
        decision=verdict.decision,
        comment=verdict.comment.strip(),
        remarks=verdict.reasons,
        reference=verdict.reference.strip(),
        held_on=verdict.held_on,
        reviewer=reviewer,
    )
    _log(application, review)
    if verdict.in_person:
        record_parcel(courier=HAND, by=reviewer, organisation=application.organisation)
    _OUTCOMES[verdict.decision](application, review)
    application.save(update_fields=MOVED)
    return review


def _check(application: Application, verdict: Verdict, reviewer: User, submission: int) -> None:
    if application.status not in Application.DECIDED:
        raise IllegalTransition
    if not user_can_decide(reviewer, application):
        raise NotYourStage
    if application.submissions != submission:
        raise StaleReview
    if verdict.decision == Review.Decision.APPROVE:
        check_passing(application, verdict)
    elif verdict.is_silent:
        raise ReasonMissing


def _log(application: Application, review: Review) -> None:
    asks = review.decision == Review.Decision.RETURN and application.status == Application.Status.PAPERS
    data = {"stage": review.stage.name, "comment": review.comment, "remarks": review.remarks}
    if review.held_on:
        data |= {"reference": review.reference, "held_on": f"{review.held_on:%Y-%m-%d}"}
    action = "joining.papers_missing" if asks else f"joining.{review.decision}"
    log(application, action, user=review.reviewer, data=data)


def _approve(application: Application, review: Review) -> None:
    advance(application, review.reviewer)


def _return(application: Application, review: Review) -> None:
    if application.status == Application.Status.PAPERS:  # asked for what is missing; it stays where it is
        application.stage_since, application.due_on = timezone.now(), None
        tell_papers_missing(application, review)
        return
    leave_review(application, Application.Status.RETURNED)
    tell_returned(application, review)


def _reject(application: Application, review: Review) -> None:
    leave_review(application, Application.Status.REJECTED)
    forget_people(application, review.reviewer)
    tell_rejected(application, review)


_OUTCOMES = {
    Review.Decision.APPROVE: _approve,
    Review.Decision.RETURN: _return,
    Review.Decision.REJECT: _reject,
}
