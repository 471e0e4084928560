from django import forms
from django.utils.translation import gettext_lazy as _

from membership.forms import Form

from .couriers import choices, clean_number


class NumberField(forms.CharField):
    """A tracking number, however it was copied."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        )
        # What is copied may hold blanks; how long the number may be is judged without them.
        super().__init__(**{"label": _("Tracking number"), "max_length": 80, "widget": widget} | kwargs)

    def clean(self, value):
        value = super().clean(value)
        return clean_number(value) if value else ""


class ParcelForm(Form):
    """What a company says of a parcel it has sent."""

    courier = forms.ChoiceField(
        label=_("Courier"),
        error_messages={"required": _("Please choose the courier.")},
    )
    number = NumberField(
        help_text=_("As on the courier's receipt; blanks do not matter."),
        error_messages={"required": _("Please enter the tracking number.")},
    )
    contents = forms.CharField(
        label=_("What is inside"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Only where you send several parcels."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["courier"].choices = [("", _("Please choose")), *choices()]
