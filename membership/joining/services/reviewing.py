"""Decisions of the secretariat."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.accounts.services import phone_of
from membership.dues.models import Order
from membership.dues.services import open_order
from membership.errors import IllegalTransition
from membership.organisations.services import Person, add_contact, register_organisation

from ..errors import NotYourStage, ReasonMissing, StaleReview
from ..fields import FIELD_NAMES
from ..models import DECIDED, Application, Review
from ..notices import tell_approved, tell_rejected, tell_returned
from ..permissions import user_can_decide
from ..route import following
from .locks import locked


@dataclass(frozen=True)
class Verdict:
    """What a reviewer decided; `remarks` maps names of fields to what is wrong with them."""

    decision: Review.Decision
    comment: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def review_application(
    *, application: Application, verdict: Verdict, reviewer: User, submission: int
) -> Review:
    """Decide at the stage where the application stands; `submission` says which sending was looked at.

    Raises `IllegalTransition` when somebody else has decided, `StaleReview` when the company has sent
    a newer version, `NotYourStage`, and `ReasonMissing` when sending back or rejecting says nothing.
    """
    application = locked(application)
    _check(application, verdict, reviewer, submission)
    review = Review.objects.create(
        application=application,
        stage=application.stage,
        submission=submission,
        decision=verdict.decision,
        comment=verdict.comment.strip(),
        remarks=_reasons(verdict),
        reviewer=reviewer,
    )
    log(
        application,
        f"joining.{verdict.decision.value}",
        user=reviewer,
        data={"stage": review.stage.name, "comment": review.comment, "remarks": review.remarks},
    )
    _OUTCOMES[verdict.decision](application, review)
    return review


def _check(application, verdict, reviewer, submission) -> None:
    if application.status != Application.Status.SUBMITTED:
        raise IllegalTransition
    if not user_can_decide(reviewer, application):
        raise NotYourStage
    if application.submissions != submission:
        raise StaleReview
    silent = not verdict.comment.strip() and not _reasons(verdict)
    if verdict.decision != Review.Decision.APPROVE and silent:
        raise ReasonMissing


def _reasons(verdict: Verdict) -> dict[str, str]:
    return {
        name: text.strip() for name, text in verdict.remarks.items() if name in FIELD_NAMES and text.strip()
    }


def _approve(application: Application, review: Review) -> None:
    stage = following(application)
    if stage and stage.kind in DECIDED:
        application.stage = stage
        application.save(update_fields=["stage"])
        return
    organisation = register_organisation(
        details=application.details(),
        primary=Person(
            phone=str(application.contact_phone),
            name=application.contact_name,
            title=application.contact_title,
            email=application.contact_email,
        ),
        by=review.reviewer,
    )
    # Whoever filled the form in goes on acting for the company, even where another person was named.
    own_phone = phone_of(application.applicant)
    if own_phone:
        add_contact(organisation=organisation, person=Person(phone=own_phone))
    application.organisation = organisation
    application.order = open_order(
        organisation=organisation,
        level=application.level,
        kind=Order.Kind.JOINING,
        by=application.applicant,
    )
    _end_review(application, Application.Status.APPROVED)
    tell_approved(application)


def _return(application: Application, review: Review) -> None:
    _end_review(application, Application.Status.RETURNED)
    tell_returned(application, review)


def _reject(application: Application, review: Review) -> None:
    _end_review(application, Application.Status.REJECTED)
    tell_rejected(application, review)


def _end_review(application: Application, status: str) -> None:
    application.move_to(status)
    application.stage = None
    application.decided_at = timezone.now()
    application.save(update_fields=["status", "stage", "decided_at", "organisation", "order"])


_OUTCOMES = {
    Review.Decision.APPROVE: _approve,
    Review.Decision.RETURN: _return,
    Review.Decision.REJECT: _reject,
}
