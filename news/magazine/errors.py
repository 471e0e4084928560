"""What this room refuses, and how it says so to editors."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class StateRefused(Exception):
    """A PDF cannot go from this state to that one."""


FAILURES = {
    "empty": _("This file is empty. Please choose it again."),
    "not_a_pdf": _("This is not a PDF, whatever its name says. Please upload the issue as a PDF."),
    "too_large": _("This PDF is too large: %(size)s. At most %(limit)s. Export it with smaller pictures."),
    "damaged": _("This PDF is damaged or incomplete and cannot be opened. Please export it again."),
    "encrypted": _("This PDF is protected by a password. Please export it without one."),
    "no_pages": _("There are no pages in this PDF. Please export it again."),
    "too_many_pages": _("This PDF has %(pages)s pages. At most %(limit)s."),
    "too_complex": _("This PDF would take too long to open. Please export it again with smaller pictures."),
    "page_too_complex": _(
        "Page %(page)s of this PDF would take too long to draw. Please export it again with flattened "
        "transparency and smaller pictures."
    ),
    "page_damaged": _("Page %(page)s of this PDF is damaged. Please export it again."),
    "lost": _("The uploaded file is no longer to be found. Please upload the PDF again."),
    "given_up": _(
        "Making the pages broke off several times, so it was given up. Please export the PDF again with "
        "smaller pictures, or press “Make pages again”."
    ),
    "broken": _("The pages could not be made, through no fault of the PDF. Press “Make pages again”."),
}


def refusal(code: str, **params) -> ValidationError:
    return ValidationError(FAILURES[code], code=code, params=params)
