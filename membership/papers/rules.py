"""What a field accepts, in terms a person understands and a browser can use."""

import re
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .models import FileKind

MB = 1024 * 1024
# Where Chinese and Latin letters meet, Chinese typesetting puts a space.
BETWEEN_SCRIPTS = re.compile(r"(?<=[a-zA-Z])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[a-zA-Z])")

EXTENSIONS: dict[str, tuple[str, ...]] = {
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "application/pdf": (".pdf",),
    "application/msword": (".doc",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/zip": (".zip",),
    "application/vnd.rar": (".rar",),
}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

CONTENT_TYPES: dict[str, tuple[str, ...]] = {
    FileKind.PDF: ("application/pdf",),
    FileKind.WORD: ("application/msword", DOCX),
    FileKind.ARCHIVE: ("application/zip", "application/vnd.rar"),
}


@dataclass(frozen=True)
class UploadRule:
    """Which kinds a field takes and how large they may be. Content decides, never the name."""

    kinds: frozenset[str]
    max_bytes: int = 5 * MB
    images: tuple[str, ...] = ("image/jpeg", "image/png")

    @property
    def content_types(self) -> tuple[str, ...]:
        return tuple(
            content_type
            for kind in FileKind.values
            if kind in self.kinds
            for content_type in (self.images if kind == FileKind.IMAGE else CONTENT_TYPES[kind])
        )

    @property
    def extensions(self) -> tuple[str, ...]:
        return tuple(extension for each in self.content_types for extension in EXTENSIONS[each])

    @property
    def accept(self) -> str:
        """For the `accept` attribute of a file input; types too, so that a phone offers its photos."""
        return ",".join([*self.extensions, *self.content_types])

    def allows(self, content_type: str) -> bool:
        return content_type in self.content_types

    def describe(self) -> str:
        """Say what may be uploaded, as the object of "Please upload …"."""
        phrases = []
        if FileKind.IMAGE in self.kinds:
            names = [extension[1:] for each in self.images for extension in EXTENSIONS[each]]
            phrases.append(_("a %(formats)s picture") % {"formats": either(names)})
        if FileKind.PDF in self.kinds:
            phrases.append(_("a PDF file"))
        if FileKind.WORD in self.kinds:
            phrases.append(_("a Word document (doc, docx)"))
        if FileKind.ARCHIVE in self.kinds:
            phrases.append(_("an archive (zip, rar)"))
        return either(phrases)

    @property
    def max_size(self) -> str:
        return human_size(self.max_bytes)

    @property
    def hint(self) -> str:
        return _("Accepted: %(accepted)s, %(size)s at most.") % {
            "accepted": self.describe(),
            "size": self.max_size,
        }


def either(words: list[str]) -> str:
    """Join alternatives as the language does: "jpg, jpeg or png"."""
    *first, last = words
    if not first:
        return last
    alternatives = (
        pgettext("list of alternatives", ", ").join(first) + pgettext("last alternative", " or ") + last
    )
    return BETWEEN_SCRIPTS.sub(" ", alternatives)


def human_size(size: int) -> str:
    return filesizeformat(size).replace("\xa0", " ").replace(".0 ", " ")


IMAGE = UploadRule(kinds=frozenset({FileKind.IMAGE}))
LOGO = UploadRule(kinds=frozenset({FileKind.IMAGE}), max_bytes=2 * MB)
IMAGE_OR_PDF = UploadRule(kinds=frozenset({FileKind.IMAGE, FileKind.PDF}))
FORM = UploadRule(kinds=frozenset(FileKind.values))
