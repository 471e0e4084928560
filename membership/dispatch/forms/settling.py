from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from membership.parcels.couriers import choices, clean_number

from .companies import CompaniesField


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Please say why; it is kept in the history.")},
    )


class CorrectForm(forms.Form):
    courier = forms.ChoiceField(label=_("Courier"), choices=choices)
    number = forms.CharField(
        label=_("Tracking number"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def clean_number(self):
        return clean_number(self.cleaned_data["number"])


class OweForm(forms.Form):
    """Something beside what terms and invoices bring."""

    note = forms.CharField(
        label=_("What is to be sent"), max_length=100, help_text=_("As the company reads it.")
    )
    companies = CompaniesField()

    def clean_note(self):
        note = " ".join(self.cleaned_data["note"].split())
        if not note:
            raise ValidationError(self.fields["note"].error_messages["required"])
        return note
