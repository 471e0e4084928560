"""What a preview shows of each kind of file: a template, and what it needs."""

import base64
import io
import zipfile
from collections.abc import Callable
from typing import BinaryIO

import nh3
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.safestring import SafeString, mark_safe

from .costs import charged_to
from .errors import NotShown, refusal
from .inspection import archives, pdfs, pictures, word
from .inspection.inspect import Inspected, inspect_stream
from .models import FileKind, PrivateFile
from .rules import DOCX, MB, UploadRule
from .services.files import html_name, page_name, print_name

PAGE_SIDE = 1600
PRINT_SIDE = 2400
ENTRY_PAGES = 10
ENTRY_RULE = UploadRule(kinds=frozenset({FileKind.IMAGE, FileKind.PDF, FileKind.WORD}), max_bytes=30 * MB)
VIEWABLE_ENTRIES = frozenset({".jpg", ".jpeg", ".png", ".pdf", ".docx"})
RASTER = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,")
WORD_TAGS = {
    *("p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"),
    *("strong", "em", "b", "i", "u", "s", "sub", "sup", "img"),
    *("table", "thead", "tbody", "tr", "td", "th"),
}
WORD_ATTRIBUTES = {"img": {"src", "alt"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}


def file_content(file: PrivateFile) -> dict:
    if file.kind == FileKind.IMAGE:
        return {"template": "papers/previews/image.html"}
    if file.kind == FileKind.PDF:
        return {"template": "papers/previews/pdf.html", "pages": range(1, (file.pages or 0) + 1)}
    if file.kind == FileKind.ARCHIVE:
        return {"template": "papers/previews/archive.html", "entries": entries_of(file)}
    if file.content_type == DOCX:
        return {"template": "papers/previews/word.html", "html": shown_word(file)}
    return {"template": "papers/previews/download_only.html"}


def cached_page(file: PrivateFile, number: int) -> bytes:
    """A page of a PDF as a picture."""
    return kept(
        file, page_name(file, number), lambda stream: pdfs.page_picture(stream, number - 1, PAGE_SIDE)
    )


def printed_page(file: PrivateFile, number: int) -> bytes:
    """The same, fine enough to print: 200 dots an inch on the long side of A4."""
    return kept(
        file, print_name(file, number), lambda stream: pdfs.page_picture(stream, number - 1, PRINT_SIDE)
    )


def kept(file: PrivateFile, name: str, make: Callable[[BinaryIO], bytes]) -> bytes:
    """Made once, then kept beside the file."""
    storage = file.file.storage
    if storage.exists(name):
        with storage.open(name) as stored:
            return stored.read()
    with charged_to(file.uploaded_by_id), file.file.open("rb") as stream:
        made = make(stream)
    saved = storage.save(name, ContentFile(made))
    if saved != name:  # another request made it at the same moment
        storage.delete(saved)
    return made


def shown_word(file: PrivateFile) -> SafeString:
    clean = kept(file, html_name(file), lambda stream: clean_html(word.word_as_html(stream)).encode())
    return mark_safe(clean.decode())  # noqa: S308 - cleaned before it was kept


def clean_html(html: str) -> SafeString:
    """Text, tables and raster pictures of a document; whatever could act is gone."""
    clean = nh3.clean(
        html,
        tags=WORD_TAGS,
        attributes=WORD_ATTRIBUTES,
        attribute_filter=only_raster,
        url_schemes={"data"},
    )
    return mark_safe(clean)  # noqa: S308 - cleaned on the line above


def only_raster(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src":
        return value if value.startswith(RASTER) else None
    return value


def entries_of(file: PrivateFile) -> list[dict]:
    with file.file.open("rb") as stream:
        if file.content_type != "application/zip":
            with archives.opened_rar(stream) as archive:
                return [
                    {"name": info.filename, "size": info.file_size}
                    for info in archive.infolist()
                    if info.is_file()
                ]
        with archives.opened_zip(stream) as archive:
            return [
                {
                    "name": archives.entry_name(info),
                    "size": info.file_size,
                    "index": index,
                    "viewable": is_viewable(info),
                }
                for index, info in enumerate(archive.infolist())
                if not info.is_dir()
            ]


def is_viewable(info: zipfile.ZipInfo) -> bool:
    return archives.suffix(info.filename) in VIEWABLE_ENTRIES and info.file_size <= ENTRY_RULE.max_bytes


def entry_content(file: PrivateFile, index: int) -> dict | None:
    """What is in one entry of a ZIP archive; None if there is no such thing to view."""
    if file.content_type != "application/zip":
        return None
    with file.file.open("rb") as stream, archives.opened_zip(stream) as archive:
        infos = archive.infolist()
        if index >= len(infos) or infos[index].is_dir() or not is_viewable(infos[index]):
            return None
        content = io.BytesIO(archive.read(infos[index]))
        name = archives.entry_name(infos[index])
    with charged_to(file.uploaded_by_id):
        return {"name": name, **content_of_entry(content, inspect_stream(content, ENTRY_RULE))}


def content_of_entry(content: io.BytesIO, found: Inspected) -> dict:
    if found.kind == FileKind.IMAGE:
        drawn = [pictures.shrink_picture(content, PAGE_SIDE)]
    elif found.kind == FileKind.PDF:
        _pages, drawn = pdfs.draw_pages(content, 0, ENTRY_PAGES - 1, PAGE_SIDE)
    elif found.content_type == DOCX:
        return {"template": "papers/previews/word.html", "html": clean_html(word.word_as_html(content))}
    else:
        return {"template": "papers/previews/download_only.html"}
    return {
        "template": "papers/previews/pictures.html",
        "pictures": [as_data_uri(picture) for picture in drawn],
        "left_out": max((found.pages or 1) - len(drawn), 0),
    }


def as_data_uri(picture: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(picture).decode()


def shown_or_reason(show, *args) -> dict | None:
    """A file that can no longer be read says so in its preview instead of failing."""
    try:
        return show(*args)
    except ValidationError as error:
        told = NotShown() if error.code == "too_complex" else error
        return {"template": "papers/previews/message.html", "message": told.messages[0]}
    except FileNotFoundError:
        message = refusal("damaged").messages[0]
        return {"template": "papers/previews/message.html", "message": message}
