"""Publicity pictures of the form: put in, put in order, taken out, sent, kept with the company."""

from django.db import transaction
from django.db.models import Max

from membership.organisations.models import CompanyPicture
from membership.papers.models import PrivateFile

from ..captions import suggested
from ..errors import TooManyPictures
from ..models import Application, DraftPicture, SentPicture
from ..pictures import pictures_in, pictures_sent
from .locks import locked_for_editing


@transaction.atomic
def add_picture(*, application: Application, file: PrivateFile) -> DraftPicture:
    """Put a stored picture at the end; a name that says what it shows is offered as its caption.

    Raises `TooManyPictures`, and `IllegalTransition` unless the company may change the application now.
    """
    application = locked_for_editing(application)
    most = application.process.max_pictures
    if application.draft_pictures.count() >= most:
        raise TooManyPictures(most)
    last = application.draft_pictures.aggregate(last=Max("place"))["last"]
    picture = DraftPicture.objects.create(
        application=application, file=file, place=0 if last is None else last + 1
    )
    if caption := suggested(file.name):
        application.draft[picture.answer_name] = caption
        application.save(update_fields=["draft"])
    return picture


@transaction.atomic
def remove_picture(*, application: Application, file_id: str) -> None:
    """Raises `IllegalTransition` as `add_picture` does."""
    application = locked_for_editing(application)
    for picture in application.draft_pictures.filter(file=file_id):
        application.draft.pop(picture.answer_name, None)
        picture.delete()
    application.save(update_fields=["draft"])


@transaction.atomic
def move_picture(*, application: Application, file_id: str, by: int) -> None:
    """Change places with the picture before (`by=-1`) or after (`by=1`).

    Raises `IllegalTransition` as `add_picture` does.
    """
    application = locked_for_editing(application)
    pictures = pictures_in(application)
    here = next((place for place, each in enumerate(pictures) if str(each.file_id) == file_id), None)
    if here is None or not 0 <= here + by < len(pictures):
        return
    pictures[here], pictures[here + by] = pictures[here + by], pictures[here]
    for place, picture in enumerate(pictures):
        picture.place = place
    DraftPicture.objects.bulk_update(pictures, ["place"])


def keep_sent_pictures(application: Application) -> None:
    """The pictures as they are sent with this sending."""
    SentPicture.objects.bulk_create(
        SentPicture(
            application=application,
            submission=application.submissions,
            file=picture.file,
            caption=picture.caption.strip(),
            place=place,
        )
        for place, picture in enumerate(pictures_in(application))
    )


def keep_company_pictures(application: Application) -> None:
    """Carry what was last sent to the company, once it is known; it takes the place of what was there."""
    organisation = application.organisation
    sent = pictures_sent(application, application.submissions)
    if organisation is None or not sent:
        return
    organisation.pictures.all().delete()
    CompanyPicture.objects.bulk_create(
        CompanyPicture(organisation=organisation, file=each.file, caption=each.caption, place=each.place)
        for each in sent
    )
