from django import forms

from .codes import normalise_uscc, validate_uscc


class CompanyCodeField(forms.CharField):
    """A 统一社会信用代码, forgiving in how it is typed, strict in what it is."""

    default_validators = [validate_uscc]

    def to_python(self, value):
        return normalise_uscc(super().to_python(value))

    def widget_attrs(self, widget):
        return {"autocapitalize": "characters", "autocomplete": "off", "spellcheck": "false"}
