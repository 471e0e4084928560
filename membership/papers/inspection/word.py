"""Word documents of both formats."""

import struct
import zipfile
from typing import BinaryIO

from ..errors import NotShown, refusal
from .archives import check_unpacked_size, opened_zip
from .box import run_boxed
from .limits import MAX_ENTRIES, MAX_WORD_TEXT, WORD_SECONDS
from .ole import OleDamaged, read_directory, read_start

MAIN_PART = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAX_PART_LIST = 1024 * 1024
TYPED = (".htm", ".html", ".xhtml", ".mht", ".svg")


def check_docx(stream: BinaryIO) -> None:
    with opened_zip(stream) as archive:
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES * 4:
            raise refusal("too_many_entries", entries=len(entries), limit=MAX_ENTRIES * 4)
        if any(entry.flag_bits & 1 for entry in entries):
            raise refusal("encrypted")
        check_unpacked_size(
            unpacked=sum(entry.file_size for entry in entries),
            packed=sum(entry.compress_size for entry in entries),
        )
        part_list = read_part_list(archive)
        if archive.testzip() or any(declares_entities(archive, each) for each in text_parts(archive)):
            raise refusal("damaged")
    names = {entry.filename.lower() for entry in entries}
    if b"macroenabled" in part_list.lower() or any("vbaproject" in name for name in names):
        raise refusal("macros")
    if MAIN_PART not in part_list:
        raise refusal("damaged")


def text_parts(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The parts that are markup, whatever they are called: any name can be the document's."""
    return [entry for entry in archive.infolist() if is_markup(archive, entry)]


def is_markup(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    with archive.open(entry) as part:
        head = part.read(4096)
    # A byte order mark, the zeros of UTF-16 and any white space may stand before the first tag.
    begun = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xfe\xff\0 \t\r\n")
    return begun.startswith(b"<") or (not begun and len(head) == 4096)


def declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Pages and drawings from the web have a document type by right; with them there is no preview."""
    return not entry.filename.lower().endswith(TYPED) and has_document_type(archive, entry)


def has_document_type(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """No part of a document has one; in an attack it holds entities that multiply."""
    before = b""
    with archive.open(entry) as part:
        while chunk := part.read(1 << 16):
            text = before + chunk.replace(b"\0", b"")
            if b"<!DOCTYPE" in text:
                return True
            before = text[-len(b"<!DOCTYPE") :]
    return False


def read_part_list(archive: zipfile.ZipFile) -> bytes:
    with archive.open("[Content_Types].xml") as part:
        return part.read(MAX_PART_LIST)


def word_as_html(stream: BinaryIO) -> str:
    """What mammoth makes of it in the box: not yet clean."""
    with opened_zip(stream) as archive:
        parts = text_parts(archive)
        is_long = sum(part.file_size for part in parts) > MAX_WORD_TEXT
        if is_long or any(has_document_type(archive, part) for part in parts):
            raise NotShown
    stream.seek(0)
    _answer, html = run_boxed("word", stream.read(), seconds=WORD_SECONDS)
    return html.decode()


def check_doc(stream: BinaryIO) -> None:
    """Read the file information block: its signature, and its bit for encryption."""
    try:
        streams = read_directory(stream)
        block = read_start(stream, streams["WordDocument"])
    except OleDamaged as error:
        raise refusal("damaged") from error
    signature, flags = struct.unpack_from("<H", block)[0], struct.unpack_from("<H", block, 10)[0]
    if signature != 0xA5EC:
        raise refusal("damaged")
    if flags & 0x0100:
        raise refusal("encrypted")
    if {"Macros", "VBA", "_VBA_PROJECT"} & streams.keys():
        raise refusal("macros")
