"""Dates, numbers and sums as people write them."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DATE_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]


def folded(value) -> str:
    """Full-width digits become plain ones; spaces and commas between thousands go."""
    return re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", str(value or "")))


class PostcodeField(forms.CharField):
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"})

    def to_python(self, value):
        return folded(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if value and not re.fullmatch(r"[0-9]{6}", value):
            raise ValidationError(_("A postcode has six digits."), code="invalid")


class PastDateField(forms.DateField):
    """A day that has been; the browser's calendar, or typed in the usual ways."""

    default_error_messages = {"invalid": _("Enter a date, for example 2003-05-21.")}

    def __init__(self, **kwargs):
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(input_formats=DATE_FORMATS, widget=widget, **kwargs)

    def to_python(self, value):
        return super().to_python(folded(value) if isinstance(value, str) else value)

    def validate(self, value):
        super().validate(value)
        if value and value > timezone.localdate():
            raise ValidationError(_("This day is in the future."), code="future")


class CountField(forms.IntegerField):
    default_error_messages = {"invalid": _("Enter a whole number.")}

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(min_value=0, max_value=10_000_000, widget=widget, **kwargs)

    def to_python(self, value):
        return super().to_python(re.sub(r"[人名]$", "", folded(value)))


class CapitalField(forms.DecimalField):
    """In units of 10,000 yuan, as business licences have it."""

    default_error_messages = {"invalid": _("Enter an amount in 10,000 yuan, for example 5000.")}

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(min_value=0, max_digits=14, decimal_places=2, widget=widget, **kwargs)

    def to_python(self, value):
        return super().to_python(re.sub(r"万元?(人民币)?$", "", folded(value)))
