"""Sending an application to the secretariat."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.dues.models import Membership
from membership.papers.numbering import next_number

from ..errors import CompanyAlreadyApplied, DraftChanged, IncompleteApplication
from ..fields import FIELD_NAMES, FILE_FIELDS, REQUIRED_FIELDS, TEXT_FIELDS
from ..models import Application, SentFile
from ..open_pages import draft_digest
from .advancing import enter_review
from .locks import locked_for_editing
from .registering import keep_company_current


@transaction.atomic
def submit_application(
    *, application: Application, answers: Mapping, by: User, checked: str | None = None
) -> Application:
    """Send the application: `answers` (cleaned values of the text fields) and the files of the draft.

    It enters the first step that decides and that it has not passed yet: who was sent back comes again to the
    step that sent it back. This sending is kept as a revision. `checked` is the `draft_digest`
    of what the company has looked at. Raises `DraftChanged` when the draft is another one by now,
    `IncompleteApplication`, `CompanyAlreadyApplied` (the code is that of a member or of another
    application under way), `NobodyReviews` and `IllegalTransition`.
    """
    application = locked_for_editing(application)
    if checked is not None and checked != draft_digest(application):
        raise DraftChanged
    _take_answers(application, answers)
    missing = [name for name in FIELD_NAMES if name in REQUIRED_FIELDS and not getattr(application, name)]
    if missing:
        raise IncompleteApplication(missing)
    if is_code_taken(uscc=application.uscc, apart_from=application):
        raise CompanyAlreadyApplied
    keep_company_current(application, by)
    enter_review(application, by)
    application.submissions += 1
    application.submitted_at, application.decided_at = timezone.now(), None
    application.number = application.number or _new_number()
    _save_unless_overtaken(application)
    _keep_files(application)
    revision = application.save_revision(user=by)
    log(application, "joining.submitted", user=by, revision=revision)
    return application


def is_code_taken(*, uscc: str, apart_from: Application) -> bool:
    """Does the company with this code have another application under way, or is it a member?

    Who has left may join again.
    """
    under_way = Application.objects.filter(uscc=uscc, status__in=Application.UNDER_WAY)
    return (
        under_way.exclude(pk=apart_from.pk).exists()
        or Membership.objects.filter(organisation__uscc=uscc).standing().exists()
    )


def _save_unless_overtaken(application: Application) -> None:
    """The look at `is_code_taken` locks nothing of another company's; the constraint has the last word."""
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError:
        raise CompanyAlreadyApplied from None


def _take_answers(application: Application, answers: Mapping) -> None:
    files = {entry.slot: entry.file for entry in application.draft_files.select_related("file")}
    for name in TEXT_FIELDS:
        setattr(application, name, answers[name])
    for name in FILE_FIELDS:
        setattr(application, name, files.get(name))


def _keep_files(application: Application) -> None:
    SentFile.objects.bulk_create(
        SentFile(application=application, submission=application.submissions, slot=name, file=file)
        for name in FILE_FIELDS
        if (file := getattr(application, name))
    )


def _new_number() -> str:
    day = f"{timezone.localdate():%Y%m%d}"
    return f"RH{day}{next_number(series='application', period=day):03}"
