"""The upload slots of the joining form: what each takes, and taking it."""

from django.core.exceptions import ValidationError

from membership.accounts.models import User
from membership.papers.models import PrivateFile
from membership.papers.rules import FORM, IMAGE, LOGO, UploadRule
from membership.papers.services import store_upload

from .errors import TooManyPictures
from .fields import Shape, names_of, questions_of
from .models import Application, DraftPicture
from .services import add_picture, attach_file

RULES: dict[str, UploadRule] = {
    "logo": LOGO,
    "licence": IMAGE,
    "metering_licence": IMAGE,
    "quality_certificate": IMAGE,
    "production_licence": IMAGE,
    "registration_form": FORM,
}


def take_upload(*, application: Application, slot: str, upload, by: User) -> PrivateFile:
    """Keep what was sent for a slot and put it there. Raises `ValidationError`."""
    file = store_upload(upload=upload, rule=RULES[slot], uploaded_by=by)
    attach_file(application=application, slot=slot, file=file)
    return file


def take_picture(*, application: Application, upload, by: User) -> DraftPicture:
    """Keep a publicity picture and put it at the end. Raises `ValidationError`."""
    file = store_upload(upload=upload, rule=IMAGE, uploaded_by=by)
    try:
        return add_picture(application=application, file=file)
    except TooManyPictures as error:
        raise ValidationError(str(error)) from None


def take_uploads(*, application: Application, uploads, by: User) -> dict[str, str]:
    """Keep whatever came with the whole form; returns what was refused, by slot."""
    questions, refused = questions_of(application.process), {}

    def attempt(name: str, take, **given) -> None:
        try:
            take(application=application, by=by, **given)
        except ValidationError as error:
            refused[name] = " ".join(error.messages)

    for slot in names_of(questions, Shape.FILE):
        if slot in uploads:
            attempt(slot, take_upload, slot=slot, upload=uploads[slot])
    for name in names_of(questions, Shape.PICTURES):
        for upload in uploads.getlist(name):
            attempt(name, take_picture, upload=upload)
    return refused


def files_in(application: Application) -> dict[str, PrivateFile]:
    """The files that stand in the slots now."""
    return {entry.slot: entry.file for entry in application.draft_files.select_related("file")}
