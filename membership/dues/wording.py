"""What editors may put between braces in the words of a payment notice."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from membership.notifications.placeholders import BrokenPlaceholder, names_in

PLACEHOLDERS = frozenset(
    {"company", "uscc", "level", "purpose", "amount", "capital", "years", "order", "due", "payee"}
)


def validate_words(text: str) -> None:
    """Refuse a placeholder that no notice can fill, and a brace that opens or closes nothing."""
    try:
        unknown = sorted(names_in(text) - PLACEHOLDERS)
    except BrokenPlaceholder:
        raise ValidationError(_("Every { needs its }."), code="broken") from None
    if unknown:
        raise ValidationError(
            _("Unknown placeholder: {%(name)s}."), code="unknown", params={"name": unknown[0]}
        )
