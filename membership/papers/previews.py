"""What a preview shows of each kind of file: a template, and what it needs."""

import base64
import io
import zipfile

import mammoth
import nh3
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.safestring import SafeString, mark_safe

from .errors import NotShown, refusal
from .inspection import archives, pdfs, pictures
from .inspection.inspect import Inspected, inspect_stream
from .models import FileKind, PrivateFile
from .rules import DOCX, MB, UploadRule
from .services.files import page_name

PAGE_SIDE = 1600
ENTRY_PAGES = 10
LONGEST_WORD_PART = 5 * MB  # of text; more would take minutes to read
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
        with file.file.open("rb") as stream:
            return {"template": "papers/previews/word.html", "html": word_as_html(stream)}
    return {"template": "papers/previews/download_only.html"}


def cached_page(file: PrivateFile, number: int) -> bytes:
    """A page of a PDF as a picture, drawn once and kept beside the PDF."""
    name, storage = page_name(file, number), file.file.storage
    if storage.exists(name):
        with storage.open(name) as stored:
            return stored.read()
    with file.file.open("rb") as stream:
        picture = pdfs.page_picture(stream, number - 1, PAGE_SIDE)
    saved = storage.save(name, ContentFile(picture))
    if saved != name:  # another request drew it at the same moment
        storage.delete(saved)
    return picture


def word_as_html(stream) -> SafeString:
    """Text, tables and raster pictures of a document; whatever could act is gone."""
    if longest_part(stream) > LONGEST_WORD_PART:
        raise NotShown
    stream.seek(0)
    try:
        html = mammoth.convert_to_html(stream).value
    except Exception as error:  # mammoth documents no errors of its own
        raise refusal("damaged") from error
    clean = nh3.clean(
        html,
        tags=WORD_TAGS,
        attributes=WORD_ATTRIBUTES,
        attribute_filter=only_raster,
        url_schemes={"data"},
    )
    return mark_safe(clean)  # noqa: S308 - cleaned on the line above


def longest_part(stream) -> int:
    with archives.opened_zip(stream) as archive:
        return max(info.file_size for info in archive.infolist() if info.filename.endswith(".xml"))


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
    return {"name": name, **content_of_entry(content, inspect_stream(content, ENTRY_RULE))}


def content_of_entry(content: io.BytesIO, found: Inspected) -> dict:
    if found.kind == FileKind.IMAGE:
        drawn = [pictures.shrink_picture(content, PAGE_SIDE)]
    elif found.kind == FileKind.PDF:
        shown = range(min(found.pages, ENTRY_PAGES))
        drawn = [pdfs.page_picture(content, index, PAGE_SIDE) for index in shown]
    elif found.content_type == DOCX:
        content.seek(0)
        return {"template": "papers/previews/word.html", "html": word_as_html(content)}
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
        return {"template": "papers/previews/message.html", "message": error.messages[0]}
    except FileNotFoundError:
        message = refusal("damaged").messages[0]
        return {"template": "papers/previews/message.html", "message": message}
