"""The machine that moves an application from step to step along `route.onward`."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.dues.models import Order, PaymentMethod
from membership.dues.services import open_order

from ..arrivals import papers_came
from ..errors import NobodyReviews, RouteEnds
from ..models import DECIDED, REVIEWED, Application, JoiningProcess, Stage, StageKind
from ..notices import tell_approved, tell_papers_wanted
from ..route import after_form, onward, passed_stages
from ..targets import due_on
from .locks import locked
from .registering import open_account, register_company

# From here on the company is known to the association, and people act for it.
MAKES_KNOWN = frozenset({StageKind.ACCOUNT, StageKind.PAPERS, StageKind.DUES})
MOVED = ["status", "stage", "stage_since", "due_on", "decided_at", "organisation", "order"]


def enter_review(application: Application, by: User) -> None:
    """What was sent goes to the first decision it has not passed yet; the caller holds the lock and saves.

    Where it has passed all of them (it asks for another level now), the last one looks at it again. Raises
    `NobodyReviews`, also where a company would become known before anybody has looked at it.
    """
    way = onward(application)
    if not way or way[-1].kind not in DECIDED:
        way = [stage for stage in after_form(application) if stage.kind in REVIEWED][-1:]
    is_first_look = not passed_stages(application)
    if not way or (is_first_look and any(stage.kind in MAKES_KNOWN for stage in way)):
        raise NobodyReviews
    _go(application, way, by)


def advance(application: Application, by: User | None) -> None:
    """A step was passed: on to the next one that waits for somebody. The caller holds the lock and saves.

    Raises `RouteEnds`, and `NoPrice` where the level has no dues yet.
    """
    way = onward(application)
    if not way:
        raise RouteEnds
    _go(application, way, by)


def _go(application: Application, way: Sequence[Stage], by: User | None) -> None:
    for stage in way:
        if stage.kind in MAKES_KNOWN:
            register_company(application, by)
        if stage.kind == StageKind.ACCOUNT:
            open_account(application, by)
        elif stage.kind == StageKind.DUES:
            _ask_for_dues(application)
        elif stage.kind in DECIDED:
            _wait_at(application, stage)


def _wait_at(application: Application, stage: Stage) -> None:
    is_papers = stage.kind == StageKind.PAPERS
    status = Application.Status.PAPERS if is_papers else Application.Status.SUBMITTED
    if application.status != status:
        application.move_to(status)
    application.stage, application.stage_since = stage, timezone.now()
    application.due_on = due_on(stage, since=timezone.localdate())
    if is_papers:
        application.due_on = application.due_on if papers_came(application) else None
        tell_papers_wanted(application)


def _ask_for_dues(application: Application) -> None:
    application.order = _dues_of(application)
    leave_review(application, Application.Status.APPROVED)
    tell_approved(application)


def _dues_of(application: Application) -> Order:
    return open_order(
        organisation=application.organisation,
        level=application.level,
        kind=Order.Kind.JOINING,
        by=application.applicant,
        methods=methods_of(application.process),
    )


@transaction.atomic
def ask_for_dues_again(*, application: Application) -> Application:
    """The order of an approved application was cancelled, and the company wants to pay: it gets a new one, at
    today's price. Nothing happens while its order stands. Raises `NoPrice`."""
    application = locked(application)
    is_lost = application.order and application.order.status == Order.Status.CANCELLED
    if application.status == Application.Status.APPROVED and is_lost:
        application.order = _dues_of(application)
        application.save(update_fields=["order"])
        log(application, "joining.dues_asked_again", data={"order": application.order.number})
    return application


def leave_review(application: Application, status: str) -> None:
    """The secretariat has said what it has to say; nothing of it waits any more."""
    application.move_to(status)
    application.stage = application.stage_since = application.due_on = None
    application.decided_at = timezone.now()


def methods_of(process: JoiningProcess) -> list[str]:
    """The ways to pay that the process offers."""
    taken = {PaymentMethod.WECHAT: process.takes_wechat, PaymentMethod.BANK_TRANSFER: process.takes_transfer}
    return [method.value for method, is_taken in taken.items() if is_taken]
