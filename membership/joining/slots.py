"""The upload slots of the joining form: what each takes, and taking it."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

from membership.accounts.models import User
from membership.papers.models import PrivateFile
from membership.papers.rules import FORM, IMAGE, LOGO, UploadRule
from membership.papers.services import store_upload

from .fields import FILE_FIELDS
from .models import Application
from .services import attach_file

RULES: dict[str, UploadRule] = {
    "logo": LOGO,
    "licence": IMAGE,
    "metering_licence": IMAGE,
    "quality_certificate": IMAGE,
    "registration_form": FORM,
}


def take_upload(*, application: Application, slot: str, upload, by: User) -> PrivateFile:
    """Keep what was sent for a slot and put it there. Raises `ValidationError`."""
    file = store_upload(upload=upload, rule=RULES[slot], uploaded_by=by)
    attach_file(application=application, slot=slot, file=file)
    return file


def take_uploads(*, application: Application, uploads: Mapping, by: User) -> dict[str, str]:
    """Keep whatever came with the whole form; returns what was refused, by slot."""
    refused = {}
    for slot in FILE_FIELDS:
        if slot in uploads:
            try:
                take_upload(application=application, slot=slot, upload=uploads[slot], by=by)
            except ValidationError as error:
                refused[slot] = " ".join(error.messages)
    return refused


def files_in(application: Application) -> dict[str, PrivateFile]:
    """The files that stand in the slots now."""
    return {entry.slot: entry.file for entry in application.draft_files.select_related("file")}
