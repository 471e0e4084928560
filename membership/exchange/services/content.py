"""What a company writes, and the files it brings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.errors import IllegalTransition
from membership.organisations.models import Organisation
from membership.organisations.richtext import plain_text, sanitise
from membership.papers.models import PrivateFile
from membership.papers.services import store_upload

from ..errors import ForeignFile, TooManyFiles
from ..files import AT_MOST, RULES
from ..models import Entry, Upload
from ..models.entries import SUMMARY_LENGTH
from ..models.states import EDITABLE, EntryStatus
from .locking import E, locked


@dataclass(frozen=True)
class Chosen:
    """One of the company's uploads (`store_entry_file`), as it is to stand in an entry."""

    file: PrivateFile
    role: str
    caption: str = ""


@dataclass(frozen=True)
class Content:
    """What an entry is to say: values by the names in `CONTENT`, and its files in their order."""

    values: Mapping
    files: Sequence[Chosen] = field(default_factory=list)


def store_entry_file(*, organisation: Organisation, upload, role: str, by: User) -> PrivateFile:
    """Keep a file for an entry of this company; raises `ValidationError` in words for its field."""
    file = store_upload(upload=upload, rule=RULES[role], uploaded_by=by)
    Upload.objects.create(organisation=organisation, file=file)
    return file


@transaction.atomic
def save_entry(*, entry: E, content: Content, by: User) -> E:
    """Write a draft, or on what is not published now. A new entry is given unsaved, with its company."""
    if entry.pk:
        entry = locked(entry)
        if entry.status not in EDITABLE:
            raise IllegalTransition
        if entry.status in (EntryStatus.CLOSED, EntryStatus.EXPIRED):
            entry.move_to(EntryStatus.DRAFT)  # looked at again before it appears
    else:
        entry.created_by = by
    write(entry, content)
    entry.save()
    log(entry, "exchange.written", user=by)
    return entry


@transaction.atomic
def delete_entry(*, entry: Entry, by: User) -> None:
    """Forget a draft that never was published; what was published is closed instead."""
    entry = locked(entry)
    if entry.status not in (EntryStatus.DRAFT, EntryStatus.RETURNED) or entry.was_published:
        raise IllegalTransition
    if state := entry.current_workflow_state:
        state.cancel(user=by)
    log(entry, "exchange.deleted", user=by, deleted=True)
    entry.delete()


def write(entry: Entry, content: Content) -> None:
    """Put the content into `entry`, unsaved."""
    check_files(entry.organisation, content.files)
    for name in entry.CONTENT:
        if name in content.values:
            setattr(entry, name, content.values[name])
    entry.text = sanitise(entry.text)
    entry.summary = " ".join(plain_text(entry.text.replace("><", "> <")).split())[:SUMMARY_LENGTH]
    entry.updated_at = timezone.now()
    kept = entry._meta.get_field("files").related_model
    entry.files = [
        kept(file=each.file, role=each.role, caption=each.caption, place=place)
        for place, each in enumerate(content.files)
    ]


def check_files(organisation: Organisation, files: Sequence[Chosen]) -> None:
    """Only what this company brought, each once, and no more than fit. Raises what `errors` says of files."""
    wanted = {each.file.pk for each in files}
    own = Upload.objects.filter(organisation=organisation, file__in=wanted).count()
    if own != len(wanted) or len(wanted) != len(files):
        raise ForeignFile
    if any(count > AT_MOST[role] for role, count in Counter(each.role for each in files).items()):
        raise TooManyFiles
