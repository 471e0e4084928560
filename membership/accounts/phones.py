"""Mobile numbers as people type them, and as we keep them."""

import re
import unicodedata

import phonenumbers
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

REGION, COUNTRY_CODE = "CN", 86
TYPEABLE = re.compile(r"[0-9+\-‐-―().\s]+")
MOBILE = phonenumbers.PhoneNumberType.MOBILE


def parse_mobile(text: str) -> str | None:
    """The number as E.164 if it is a mobile of mainland China. Full-width digits, spaces, hyphens
    and +86 or 0086 in front are forgiven."""
    text = unicodedata.normalize("NFKC", text or "").strip()
    if not TYPEABLE.fullmatch(text):
        return None
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not (_is_mobile(number) or _is_admitted(number)):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _is_mobile(number: phonenumbers.PhoneNumber) -> bool:
    return (
        phonenumbers.is_valid_number_for_region(number, REGION) and phonenumbers.number_type(number) == MOBILE
    )


def _is_admitted(number: phonenumbers.PhoneNumber) -> bool:
    """A new prefix that the numbering data does not know yet; MEMBERSHIP_MOBILE_PREFIXES names it."""
    national = phonenumbers.national_significant_number(number)
    prefixes = tuple(getattr(settings, "MEMBERSHIP_MOBILE_PREFIXES", ()))
    return number.country_code == COUNTRY_CODE and len(national) == 11 and national.startswith(prefixes)


class MobileField(forms.CharField):
    """Cleans to E.164."""

    widget = forms.TelInput
    default_error_messages = {
        "required": _("Enter your mobile number."),
        "invalid": _("Enter a mobile number of mainland China, for example 138 0013 8000."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", pgettext_lazy("of a person", "Mobile number"))
        kwargs.setdefault("max_length", 32)
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs | {"inputmode": "tel", "autocomplete": "tel"}

    def to_python(self, value):
        value = super().to_python(value)
        if value in self.empty_values:
            return value
        phone = parse_mobile(value)
        if phone is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return phone

    def prepare_value(self, value):
        """Show E.164 as people write it; what was typed stays as typed."""
        return national_format(value) if value and str(value).startswith("+86") else value


def national_format(phone: str) -> str:
    """13800138000 for +8613800138000."""
    return str(phone).removeprefix(f"+{COUNTRY_CODE}")
