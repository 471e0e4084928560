from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from membership.organisations.codes import normalise_uscc
from membership.organisations.models import Organisation

from ..couriers import HAND, choices
from ..forms import NumberField

OFFERED = 8


class CompanyField(forms.CharField):
    """A company by its name, part of it, or its code; its value is the company, or None."""

    def __init__(self, **kwargs):
        super().__init__(**{"label": _("Company"), "max_length": 100} | kwargs)

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return None
        exact = Organisation.objects.filter(Q(name=typed) | Q(uscc=normalise_uscc(typed))).first()
        found = [exact] if exact else list(Organisation.objects.filter(name__icontains=typed)[: OFFERED + 1])
        if not found:
            raise ValidationError(_("No company is known by this name or code."), code="unknown")
        if len(found) > 1:
            names = "、".join(each.name for each in found[:OFFERED])
            raise ValidationError(
                _("Several companies are called like this: %(names)s. Please enter more of the name."),
                code="several",
                params={"names": names},
            )
        return found[0]


class RecordForm(forms.Form):
    """Something that came without having been announced."""

    courier = forms.ChoiceField(label=_("Courier"))
    number = NumberField(required=False, help_text=_("Empty only for what was brought by hand."))
    company = CompanyField(
        required=False, help_text=_("Name, part of it, or code. Empty while nobody knows whose it is.")
    )
    sender = forms.CharField(label=_("Sender, as written on it"), required=False, max_length=100)
    contents = forms.CharField(label=_("What is inside"), required=False, max_length=200)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["courier"].choices = choices(by_hand=True)

    def clean(self):
        given = super().clean()
        if not given.get("number") and "number" not in self.errors and given.get("courier") != HAND:
            self.add_error("number", _("Please enter the tracking number."))
        if given.get("courier") == HAND and not given.get("company") and not given.get("sender"):
            self.add_error("sender", _("Please say whose it is, or who brought it."))
        return given


class AssignForm(forms.Form):
    """Whose parcel it is."""

    company = CompanyField(
        help_text=_("Name, part of it, or code."),
        error_messages={"required": _("Please enter the company.")},
    )
