"""Word documents of both formats."""

import struct
import zipfile
from typing import BinaryIO

from ..errors import refusal
from .archives import check_unpacked_size, opened_zip
from .limits import MAX_ENTRIES
from .ole import OleDamaged, read_directory, read_start

MAIN_PART = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MAX_PART_LIST = 1024 * 1024


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
        if archive.testzip() or any(declares_entities(archive, entry) for entry in entries):
            raise refusal("damaged")
    names = {entry.filename.lower() for entry in entries}
    if b"macroenabled" in part_list.lower() or any("vbaproject" in name for name in names):
        raise refusal("macros")
    if MAIN_PART not in part_list:
        raise refusal("damaged")


def declares_entities(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """No part of a document has a document type; in an attack it holds entities that multiply."""
    if not entry.filename.lower().endswith((".xml", ".rels")):
        return False
    with archive.open(entry) as part:
        return b"<!DOCTYPE" in part.read(4096)


def read_part_list(archive: zipfile.ZipFile) -> bytes:
    with archive.open("[Content_Types].xml") as part:
        return part.read(MAX_PART_LIST)


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
