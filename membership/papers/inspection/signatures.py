"""What the first bytes, and for containers the parts inside, say a file is."""

import re
import zipfile
from typing import BinaryIO

from ..errors import refusal
from ..rules import DOCX
from .ole import OleDamaged, read_directory

PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!")
RAR = b"Rar!\x1a\x07"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ARCHIVES = (*ZIP, RAR, b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")

SVG = re.compile(rb"<(?:[a-z0-9]+:)?svg[\s>/]", re.IGNORECASE)
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|script|iframe)[\s>/]", re.IGNORECASE)

UNKNOWN = "unknown"


def recognise(stream: BinaryIO) -> str:
    """A content type this room knows, or svg, html, program, heic, encrypted-office, unknown."""
    stream.seek(0)
    head = stream.read(4096)
    if known := recognise_head(head):
        return known
    if head.startswith(ZIP):
        return recognise_zip(stream)
    if head.startswith(OLE):
        return recognise_ole(stream)
    return recognise_text(head)


def recognise_head(head: bytes) -> str | None:
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc"}:
        return "heic"
    if head.startswith(RAR):
        return "application/vnd.rar"
    if head.startswith(PROGRAMS):
        return "program"
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    return None


def recognise_zip(stream: BinaryIO) -> str:
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise refusal("damaged") from error
    if "[Content_Types].xml" in names:
        return DOCX if "word/document.xml" in names else UNKNOWN
    if "mimetype" in names:  # OpenDocument, EPUB
        return UNKNOWN
    if "AndroidManifest.xml" in names or "META-INF/MANIFEST.MF" in names:
        return "program"
    return "application/zip"


def recognise_ole(stream: BinaryIO) -> str:
    try:
        streams = read_directory(stream)
    except OleDamaged as error:
        raise refusal("damaged") from error
    if "EncryptedPackage" in streams:
        return "encrypted-office"
    return "application/msword" if "WordDocument" in streams else UNKNOWN


def recognise_text(head: bytes) -> str:
    """Markup hides behind byte order marks, comments and UTF-16."""
    text = head.replace(b"\x00", b"")
    if SVG.search(text):
        return "svg"
    return "html" if HTML.search(text) else UNKNOWN
