"""Beginning an application and filling it in. What is typed is kept exactly as typed."""

from collections.abc import Mapping

from django.db import transaction
from wagtail.log_actions import log

from membership.accounts.models import AgreementVersion, User
from membership.accounts.origin import Origin
from membership.accounts.services import phone_of, record_consent
from membership.papers.models import PrivateFile

from ..errors import NotAcknowledged
from ..fields import FILE_FIELDS, TEXT_FIELDS
from ..models import Application, DraftFile, DraftPicture, JoiningProcess
from ..open_pages import OpenPage
from ..pictures import caption_names
from .locks import locked_for_editing


@transaction.atomic
def begin_application(
    *, user: User, process: JoiningProcess, notice: AgreementVersion | None, origin: Origin
) -> Application:
    """Record that `notice` was acknowledged and make the draft; an open application is given back.

    What the account last typed in an application that was rejected or given up is offered again.
    Raises `NotAcknowledged` without a notice.
    """
    if notice is None:
        raise NotAcknowledged
    User.objects.select_for_update().get(pk=user.pk)
    record_consent(user=user, version=notice, origin=origin)
    ongoing = user.applications.open().first()
    if ongoing:
        return ongoing
    application = Application.objects.create(
        process=process,
        applicant=user,
        notice=notice,
        draft={"contact_phone": phone_of(user) or ""},
    )
    _carry_over(application)
    log(application, "wagtail.create", user=user)
    return application


def _carry_over(application: Application) -> None:
    earlier = application.applicant.applications.filter(status__in=Application.ENDED).order_by("-pk").first()
    if earlier is None:
        return
    application.draft = earlier.draft
    application.save(update_fields=["draft"])
    DraftFile.objects.bulk_create(
        DraftFile(application=application, slot=entry.slot, file=entry.file)
        for entry in earlier.draft_files.select_related("file")
    )
    DraftPicture.objects.bulk_create(
        DraftPicture(application=application, file=picture.file, place=picture.place)
        for picture in earlier.draft_pictures.select_related("file")
    )


@transaction.atomic
def save_draft(
    *,
    application: Application,
    values: Mapping[str, str],
    page: OpenPage | None = None,
    insists: bool = False,
) -> dict[str, str]:
    """Keep what has been typed so far; fields that are not named stay as they are, unknown ones are ignored.

    From a `page` only what was typed into it is taken. Returns the answers that somebody else wrote after it
    was opened, as they were: they stay, unless the page `insists`.
    Raises `IllegalTransition` unless the company may change the application now.
    """
    application = locked_for_editing(application)
    names = (*TEXT_FIELDS, *caption_names(application))
    changes = {name: values[name] for name in names if name in values}
    elsewhere = {}
    if page:
        changes = page.changes(application, changes)
        behind = [name for name in changes if page.is_behind(application, name)]
        elsewhere = {name: application.draft.get(name, "") for name in behind}
    if not insists:
        changes = {name: value for name, value in changes.items() if name not in elsewhere}
    writer = page.key if page and not insists else ""
    mark = [application.writes + 1, writer]
    application.written |= dict.fromkeys(changes, mark)
    application.draft |= changes
    application.save(update_fields=["draft", "written"])
    return elsewhere


@transaction.atomic
def attach_file(*, application: Application, slot: str, file: PrivateFile) -> DraftFile:
    """Put a stored file into an upload slot of the form; it takes the place of what stood there.

    Raises `IllegalTransition` unless the company may change the application now.
    """
    application = locked_for_editing(application)
    if slot not in FILE_FIELDS:
        raise ValueError(f"{slot!r} is no upload of the joining form.")
    entry, _ = DraftFile.objects.update_or_create(application=application, slot=slot, defaults={"file": file})
    return entry


@transaction.atomic
def remove_file(*, application: Application, slot: str, shown: str = "") -> None:
    """Empty an upload slot of the form; a file that took the place of the one `shown` (its id) stays.

    Raises `IllegalTransition` as `attach_file` does.
    """
    application = locked_for_editing(application)
    for entry in application.draft_files.filter(slot=slot):
        if shown in ("", str(entry.file_id)):
            entry.delete()
