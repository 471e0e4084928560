from dataclasses import dataclass
from typing import BinaryIO

from ..errors import refusal
from ..handlers import LARGEST_REQUEST, Oversized
from ..models import FileKind
from ..rules import EXTENSIONS, UploadRule, human_size
from . import archives, pdfs, pictures, word
from .signatures import recognise


@dataclass(frozen=True)
class Inspected:
    kind: str
    content_type: str
    extension: str
    pages: int | None = None
    thumbnail: bytes | None = None


def inspect_upload(upload, rule: UploadRule) -> Inspected:
    """Say what an uploaded file is, or refuse it with a `ValidationError` that says why."""
    if upload.size == 0:
        raise refusal("empty")
    if upload.size > rule.max_bytes:
        raise refusal("too_large", size=human_size(upload.size), limit=rule.max_size)
    if isinstance(upload, Oversized):
        raise refusal("too_much", limit=human_size(LARGEST_REQUEST))
    upload.seek(0)
    try:
        return inspect_stream(upload, rule)
    finally:
        upload.seek(0)


def inspect_stream(stream: BinaryIO, rule: UploadRule) -> Inspected:
    found = recognise(stream)
    if not rule.allows(found):
        code = found if found in {"svg", "html", "program", "heic"} else "wrong_type"
        if code == "wrong_type" and found == "encrypted-office" and FileKind.WORD in rule.kinds:
            code = "encrypted"
        raise refusal(code, accepted=rule.describe())
    stream.seek(0)
    kind, pages, thumbnail = CHECKS[found](stream)
    return Inspected(kind, found, EXTENSIONS[found][0], pages, thumbnail)


def check_picture(stream):
    return FileKind.IMAGE, None, pictures.check_picture(stream)


def check_pdf(stream):
    return FileKind.PDF, *pdfs.check_pdf(stream)


def check_docx(stream):
    word.check_docx(stream)
    return FileKind.WORD, None, None


def check_doc(stream):
    word.check_doc(stream)
    return FileKind.WORD, None, None


def check_zip(stream):
    archives.check_zip(stream)
    return FileKind.ARCHIVE, None, None


def check_rar(stream):
    archives.check_rar(stream)
    return FileKind.ARCHIVE, None, None


CHECKS = {
    "image/jpeg": check_picture,
    "image/png": check_picture,
    "image/gif": check_picture,
    "image/webp": check_picture,
    "application/pdf": check_pdf,
    "application/msword": check_doc,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": check_docx,
    "application/zip": check_zip,
    "application/vnd.rar": check_rar,
}
