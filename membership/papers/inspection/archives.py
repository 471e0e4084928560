"""Archives: looked into, never unpacked."""

import re
import stat
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO

import rarfile
from django.core.exceptions import ValidationError

from ..errors import refusal
from .limits import MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED, SMALL_UNPACKED
from .signatures import ARCHIVES, PROGRAMS, ZIP

NESTED = (
    *(".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst"),
    *(".cab", ".iso", ".jar", ".apk", ".arj", ".lzh"),
)
PROGRAM = (
    *(".exe", ".com", ".scr", ".bat", ".cmd", ".msi", ".dll", ".pif", ".cpl", ".app", ".lnk", ".reg"),
    *(".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".sh"),
)
OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)


def entry_name(info: zipfile.ZipInfo) -> str:
    """Windows in China writes names in GBK and does not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


@contextmanager
def opened_zip(stream: BinaryIO):
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            yield archive
    except ValidationError:
        raise
    except RuntimeError as error:  # how zipfile asks for a password
        if isinstance(error, NotImplementedError):
            raise refusal("damaged") from error
        raise refusal("encrypted") from error
    except BROKEN_ZIP as error:
        raise refusal("damaged") from error


def check_zip(stream: BinaryIO) -> None:
    with opened_zip(stream) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        check_entries([(entry_name(entry), entry.file_size, entry.compress_size) for entry in entries])
        for entry in entries:
            if entry.flag_bits & 1:
                raise refusal("encrypted")
            check_zip_entry(archive, entry)


def check_zip_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    name = entry_name(entry)
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise refusal("unsafe_path", entry=name)
    check_path(entry.filename)
    with archive.open(entry) as content:
        head = content.read(8)
    if head.startswith(PROGRAMS):
        raise refusal("archive_program", entry=name)
    is_office = head.startswith(ZIP) and suffix(name) in OFFICE
    if head.startswith(ARCHIVES) and not is_office:
        raise refusal("nested", entry=name)


def check_rar(stream: BinaryIO) -> None:
    with opened_rar(stream) as archive:
        if archive.needs_password():
            raise refusal("encrypted")
        infos = archive.infolist()
        if not infos:
            raise refusal("damaged")
        for info in infos:
            if info.is_symlink():
                raise refusal("unsafe_path", entry=info.filename)
        files = [info for info in infos if info.is_file()]
        check_entries([(info.filename, info.file_size, info.compress_size) for info in files])


@contextmanager
def opened_rar(stream: BinaryIO):
    stream.seek(0)
    try:
        with rarfile.RarFile(stream) as archive:
            yield archive
    except (rarfile.NeedFirstVolume, rarfile.PasswordRequired) as error:
        code = "encrypted" if isinstance(error, rarfile.PasswordRequired) else "damaged"
        raise refusal(code) from error
    except (rarfile.Error, OSError, ValueError, EOFError, IndexError) as error:
        raise refusal("damaged") from error


def check_entries(entries: list[tuple[str, int, int]]) -> None:
    """What holds for every archive: `entries` are (name, unpacked size, packed size)."""
    if not entries:
        raise refusal("empty_archive")
    if len(entries) > MAX_ENTRIES:
        raise refusal("too_many_entries", entries=len(entries), limit=MAX_ENTRIES)
    check_unpacked_size(
        unpacked=sum(unpacked for _name, unpacked, _packed in entries),
        packed=sum(packed for _name, _unpacked, packed in entries),
    )
    for name, _unpacked, _packed in entries:
        check_path(name)
        if suffix(name) in PROGRAM:
            raise refusal("archive_program", entry=name)
        if suffix(name) in NESTED:
            raise refusal("nested", entry=name)


def check_unpacked_size(*, unpacked: int, packed: int) -> None:
    if unpacked > MAX_UNPACKED or (unpacked > SMALL_UNPACKED and unpacked > packed * MAX_RATIO):
        raise refusal("bomb")


def check_path(name: str) -> None:
    path = name.replace("\\", "/")
    if path.startswith("/") or re.match(r"[A-Za-z]:", path) or "\x00" in path or ".." in path.split("/"):
        raise refusal("unsafe_path", entry=name)


def suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().strip()
