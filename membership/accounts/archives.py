"""The archive of a person's data: for programs (JSON), for people (a page that opens in any browser), and the
files they handed in."""

import json
import logging
import zipfile
from shutil import copyfileobj
from typing import IO

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from .models import User
from .personal_data import StoredFile, files_of, parts, plain

logger = logging.getLogger(__name__)


def write_archive(*, user: User, target: IO[bytes]) -> None:
    with translation.override(settings.LANGUAGE_CODE), zipfile.ZipFile(target, "w") as archive:
        found = [(part, [*part.records(user)]) for part in parts()]
        kept = [path for stored in files_of(user) if (path := _add(archive, stored))]
        _write(archive, "data.json", _for_programs(found, kept))
        _write(archive, "index.html", _for_people(found, kept))


def _add(archive: zipfile.ZipFile, stored: StoredFile) -> str:
    """A file whose bytes are gone must not cost people the rest."""
    try:
        with stored.open() as source, archive.open(f"files/{stored.path}", "w") as place:
            copyfileobj(source, place)
    except OSError:
        logger.warning("A file for a data export is missing: %s", stored.path)
        return ""
    return stored.path


def _for_programs(found, kept: list[str]) -> str:
    content = {
        part.name: [{fact.name: plain(fact.value) for fact in record} for record in records]
        for part, records in found
    }
    content |= {"files": kept, "made_at": plain(timezone.now())}
    return json.dumps(content, ensure_ascii=False, indent=2)


def _for_people(found, kept: list[str]) -> str:
    shown = [
        (part.label, [[(fact.label, plain(fact.value)) for fact in record] for record in records])
        for part, records in found
    ]
    return render_to_string(
        "accounts/export.html", {"parts": shown, "files": kept, "made_at": timezone.now()}
    )


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(name, text, compress_type=zipfile.ZIP_DEFLATED)
