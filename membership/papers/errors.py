"""What this room refuses, and how it says so."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class UnknownPaperKind(Exception):
    """No room has registered this kind of paper."""


class MistypedCode(Exception):
    """A verification code whose check character does not fit: a typing error, not an unknown paper."""


REASONS = {
    "empty": _("This file is empty. Please choose it again."),
    "too_many": _(
        "You have uploaded %(limit)s files within an hour, the most that is allowed. Please go on later."
    ),
    "too_large": _("This file is too large: %(size)s. At most %(limit)s."),
    "too_much": _("Together these files are too large: at most %(limit)s at a time. Please upload fewer."),
    "wrong_type": _("This type of file is not accepted. Please upload %(accepted)s."),
    "svg": _("SVG drawings are not accepted. Please upload %(accepted)s."),
    "html": _("Web pages are not accepted. Please upload %(accepted)s."),
    "program": _("This file is a program, whatever its name says. Please upload %(accepted)s."),
    "heic": _("HEIC photos are not accepted. Save it as JPG first, then upload %(accepted)s."),
    "damaged": _("This file is damaged or incomplete and cannot be opened. Please upload it again."),
    "too_complex": _(
        "This file would take too long to open. Please print or scan it to a new PDF and upload that."
    ),
    "too_many_pixels": _(
        "This picture has too many pixels: %(limit)s million at most. Please make it smaller."
    ),
    "too_many_pages": _("This PDF has %(pages)s pages. At most %(limit)s."),
    "bomb": _("Unpacked, this file would be far too large. Please upload the documents themselves."),
    "encrypted": _("This file is protected by a password. Please remove the password and upload it again."),
    "nested": _("This archive holds another archive (%(entry)s). Please put the documents in directly."),
    "archive_program": _("This archive holds a program (%(entry)s). Please remove it."),
    "too_many_entries": _("This archive holds %(entries)s files. At most %(limit)s."),
    "empty_archive": _("There is nothing in this archive. Please make it again."),
    "unsafe_path": _("This archive holds an unsafe path (%(entry)s). Please make the archive again."),
    "macros": _("This document holds macros. Please save it without macros and upload it again."),
}


def refusal(code: str, **params) -> ValidationError:
    return ValidationError(REASONS[code], code=code, params=params)


class NotShown(ValidationError):
    """A sound file whose preview would cost too much; it can still be downloaded."""

    def __init__(self):
        super().__init__(_("This document is too long to be shown here. Please download it."), "too_long")
