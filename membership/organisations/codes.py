"""The company code: 统一社会信用代码, GB 32100-2015."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.cn import uscc as stdnum_uscc

# Authority, kind, six digits of place, nine of the body, one check character; no I, O, Z, S, V.
_SHAPE = re.compile(r"^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$")


def normalise_uscc(value: str) -> str:
    """Forgive what keyboards and copying add: full-width characters, spaces, hyphens, lower case."""
    folded = unicodedata.normalize("NFKC", value or "").upper()
    return re.sub(r"[\s\-]", "", folded)


def validate_uscc(value: str) -> None:
    """Refuse a normalised code that cannot exist.

    The library's own `validate` refuses a letter in front and accepts eighteen zeros, so only its
    check character is used. Raises `ValidationError`, with a text for each kind of mistake.
    """
    if len(value) != 18:
        raise ValidationError(
            _("The unified social credit code has 18 characters; this has %(count)s."),
            code="length",
            params={"count": len(value)},
        )
    if not _SHAPE.match(value):
        raise ValidationError(
            _(
                "The code has digits and capital letters only, without I, O, S, V and Z; "
                "places 3 to 8 are digits."
            ),
            code="characters",
        )
    if set(value) == {"0"} or stdnum_uscc.calc_check_digit(value[:-1]) != value[-1]:
        raise ValidationError(
            _("This code does not add up. Please compare it with the licence, character by character."),
            code="checksum",
        )
