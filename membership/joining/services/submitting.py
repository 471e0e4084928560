"""Sending an application to the secretariat."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.dues.models import Membership
from membership.papers.numbering import next_number

from ..captions import is_file_name
from ..errors import CompanyAlreadyApplied, DraftChanged, IncompleteApplication
from ..fields import Field, Shape, names_of, questions_of
from ..models import Application, SentFile
from ..open_pages import draft_digest
from ..pictures import pictures_in
from .advancing import enter_review
from .locks import locked_for_editing
from .pictures import keep_company_pictures, keep_sent_pictures
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
    questions = _take_answers(application, answers)
    if missing := _missing(application, questions):
        raise IncompleteApplication(missing)
    if is_code_taken(uscc=application.uscc, apart_from=application):
        raise CompanyAlreadyApplied
    keep_company_current(application, by)
    enter_review(application, by)
    application.submissions += 1
    application.submitted_at, application.decided_at = timezone.now(), None
    application.number = application.number or _new_number()
    _save_unless_overtaken(application)
    _keep_files(application, questions)
    keep_sent_pictures(application)
    keep_company_pictures(application)
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


def _take_answers(application: Application, answers: Mapping) -> list[Field]:
    """What the process asks of this company, now answered from `answers` and from the draft's files."""
    files = {entry.slot: entry.file for entry in application.draft_files.select_related("file")}
    category = answers.get("category")
    asked = [
        question
        for question in questions_of(application.process)
        if question.is_asked(category and category.pk)
    ]
    for name in names_of(asked, Shape.TEXT):
        setattr(application, name, answers[name])
    for name in names_of(asked, Shape.FILE):
        setattr(application, name, files.get(name))
    return asked


def _missing(application: Application, questions: list[Field]) -> list[str]:
    pictures = pictures_in(application)
    missing = [
        question.name
        for question in questions
        if question.shape != Shape.PICTURES
        and question.is_demanded(application.category_id)
        and getattr(application, question.name) in (None, "")
    ]
    if names_of(questions, Shape.PICTURES):
        unsaid = any(not each.caption.strip() or is_file_name(each.caption) for each in pictures)
        if unsaid or len(pictures) < application.process.min_pictures:
            missing.append("pictures")
    return missing


def _keep_files(application: Application, questions: list[Field]) -> None:
    SentFile.objects.bulk_create(
        SentFile(application=application, submission=application.submissions, slot=name, file=file)
        for name in names_of(questions, Shape.FILE)
        if (file := getattr(application, name))
    )


def _new_number() -> str:
    day = f"{timezone.localdate():%Y%m%d}"
    return f"RH{day}{next_number(series='application', period=day):03}"
