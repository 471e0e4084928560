"""The files of an entry in its form: kept as soon as they are sent, so that no error loses one."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from membership.exchange.files import AT_MOST, RULES
from membership.exchange.models import Entry, Upload
from membership.exchange.services import Chosen, store_entry_file
from membership.organisations.models import Organisation
from membership.papers.models import PrivateFile
from membership.papers.rules import UploadRule

LONGEST_CAPTION = 100


@dataclass(frozen=True)
class FilesField:
    """One kind of file that a form takes, with what stands in it now."""

    role: str
    label: str | Promise
    hint: str | Promise = ""
    kept: list[Chosen] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"new_{self.role}"

    @property
    def rule(self) -> UploadRule:
        return RULES[self.role]

    @property
    def most(self) -> int:
        return AT_MOST[self.role]

    @property
    def captions(self) -> bool:
        return self.role != "data_sheet"


def chosen_in(entry: Entry) -> list[Chosen]:
    """As its company last wrote it."""
    if not entry.pk:
        return []
    return [Chosen(each.file, each.role, each.caption) for each in entry.proposed.files.all()]


def chosen_in_post(post, organisation: Organisation) -> list[Chosen]:
    """What the form had when it was sent: only files of this company, in the order of the page."""
    keys = list(dict.fromkeys(filter(None, map(as_key, post.getlist("file")))))
    dropped = {as_key(each) for each in post.getlist("remove")}
    uploads = Upload.objects.filter(organisation=organisation, file__in=keys).select_related("file")
    known = {upload.file_id: upload.file for upload in uploads}
    return [
        chosen(known[key], post) for key in keys if key in known and key not in dropped and role_of(key, post)
    ]


def chosen(file: PrivateFile, post) -> Chosen:
    caption = post.get(f"caption-{file.pk}", "").replace("\x00", "").strip()[:LONGEST_CAPTION]
    return Chosen(file, role_of(file.pk, post), caption)


def role_of(key, post) -> str:
    role = post.get(f"role-{key}", "")
    return role if role in RULES else ""


def as_key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def store_new(request, organisation: Organisation, fields: Sequence[FilesField]) -> list[Chosen]:
    """Keep what was sent with the form; what is refused is said beside its field."""
    kept = []
    for each in fields:
        for upload in request.FILES.getlist(each.name):
            try:
                file = store_entry_file(
                    organisation=organisation, upload=upload, role=each.role, by=request.user
                )
            except ValidationError as refusal:
                each.errors.extend(f"{upload.name}: {message}" for message in refusal.messages)
            else:
                kept.append(Chosen(file, each.role))
    return kept


def fill(fields: Iterable[FilesField], files: Sequence[Chosen]) -> None:
    """Put the files into their fields, and say where there are too many."""
    for each in fields:
        each.kept.extend(file for file in files if file.role == each.role)
        if len(each.kept) > each.most:
            each.errors.append(_("At most %(most)s. Please remove some.") % {"most": each.most})
