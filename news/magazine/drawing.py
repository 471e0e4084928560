"""The PDF of an issue, opened and drawn by PDFium in a box with limits (`membership.papers.inspection`)."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError

from membership.papers.inspection.box import run_boxed
from membership.papers.rules import MB, human_size

from .errors import refusal
from .words import clean_text

MAX_PAGES = 500
HEADER = b"%PDF-"
HEADER_WITHIN = 1024
READING_SIDE = 2000  # the longer one; about 1,400 pixels across a page of a magazine
THUMBNAIL_SIDE = 560
COUNT_SECONDS = 10
PAGE_SECONDS = 15  # of processor time
WALL_SECONDS = 40
MEGABYTES = 1024


@dataclass(frozen=True)
class Picture:
    content: bytes
    width: int
    height: int


@dataclass(frozen=True)
class DrawnSheet:
    number: int
    text: str
    image: Picture
    thumbnail: Picture


def largest_pdf() -> int:
    return settings.MAGAZINE_PDF_MEGABYTES * MB


def check_pdf(upload) -> int:
    """How many pages an uploaded PDF has; a `ValidationError` says what is wrong with it."""
    if not upload.size:
        raise refusal("empty")
    if upload.size > largest_pdf():
        raise refusal("too_large", size=human_size(upload.size), limit=human_size(largest_pdf()))
    upload.seek(0)
    if HEADER not in upload.read(HEADER_WITHIN):
        raise refusal("not_a_pdf")
    with on_disk(upload) as stream:
        pages = count_pages(stream)
    upload.seek(0)
    if not pages:
        raise refusal("no_pages")
    if pages > MAX_PAGES:
        raise refusal("too_many_pages", pages=pages, limit=MAX_PAGES)
    return pages


def count_pages(stream: BinaryIO) -> int:
    with in_our_words():
        answer, _body = run_boxed(
            "count", stream, seconds=COUNT_SECONDS, wall_seconds=WALL_SECONDS, megabytes=MEGABYTES
        )
    return answer["pages"]


def draw_sheets(stream: BinaryIO, first: int, last: int) -> list[DrawnSheet]:
    """Pages from `first` to `last`, counted from 1."""
    with in_our_words():
        answer, body = run_boxed(
            *("sheets", stream, first - 1, last - 1, [READING_SIDE, THUMBNAIL_SIDE]),
            seconds=PAGE_SECONDS * (last - first + 1),
            wall_seconds=WALL_SECONDS,
            megabytes=MEGABYTES,
        )
    sheets, begin = [], 0
    for number, head in enumerate(answer["sheets"], start=first):
        pictures = []
        for picture in head["pictures"]:
            end = begin + picture["bytes"]
            pictures.append(Picture(body[begin:end], picture["width"], picture["height"]))
            begin = end
        sheets.append(DrawnSheet(number, clean_text(head["text"]), *pictures))
    return sheets


@contextmanager
def in_our_words() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise refusal(error.code) from error


@contextmanager
def on_disk(file) -> Iterator[BinaryIO]:
    """The same bytes as a file that another process can read: storages need not be disks."""
    try:
        file.fileno()
    except (AttributeError, OSError):
        with tempfile.TemporaryFile() as copy:
            for chunk in file.chunks():
                copy.write(chunk)
            copy.flush()
            yield copy
    else:
        yield file
