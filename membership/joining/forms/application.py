from collections.abc import Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from membership.accounts.phones import MobileField
from membership.forms import Form
from membership.organisations.forms import CompanyCodeField
from membership.organisations.models import Category, Industry

from ..answers import label_of
from ..fields import CATALOGUE, FIELD_NAMES, TEXT_FIELDS, Field, Group, fields_in
from ..models import Application
from ..services.submitting import is_code_taken
from ..slots import RULES
from .fields import LandlineField, LevelField, RichTextField, SlotField, WebsiteField

MAX_INTRODUCTION = 3000
_CHOOSE = _("Please choose")


def _line(length: int, **attrs) -> forms.CharField:
    return forms.CharField(max_length=length, widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}))


class ApplicationForm(Form):
    """The questions of the catalogue (填报信息), read from what is kept as the draft.

    `typed` maps names to what was typed, `uploads` slots to stored files, `refused` slots to what was
    wrong with a file that was just sent.
    """

    name = _line(100, autocomplete="organization")
    uscc = CompanyCodeField(
        help_text=_("18 digits and letters, as on the business licence. One company is one application."),
    )
    industry = forms.ModelChoiceField(queryset=Industry.objects.filter(is_offered=True), empty_label=_CHOOSE)
    level = LevelField(empty_label=_CHOOSE)
    website = WebsiteField()
    address = _line(200, autocomplete="street-address")
    introduction = RichTextField(max_words=MAX_INTRODUCTION)
    contact_name = _line(60, autocomplete="name")
    contact_phone = MobileField(help_text=_("This person logs in to the member center with this number."))
    contact_title = _line(60, autocomplete="organization-title")
    contact_email = forms.EmailField(
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Enter an email address, for example name@example.com.")},
    )
    category = forms.ModelChoiceField(queryset=Category.objects.filter(is_offered=True), empty_label=_CHOOSE)
    landline = LandlineField(max_length=40)
    head_name = _line(60)
    head_title = _line(60)

    logo = SlotField(rule=RULES["logo"])
    licence = SlotField(rule=RULES["licence"])
    metering_licence = SlotField(rule=RULES["metering_licence"])
    quality_certificate = SlotField(rule=RULES["quality_certificate"])
    registration_form = SlotField(rule=RULES["registration_form"])
    field_order = FIELD_NAMES

    def __init__(
        self,
        *,
        application: Application,
        typed: Mapping,
        uploads: Mapping,
        refused: Mapping | None = None,
        check: bool = True,
    ):
        self.application, self.refused = application, refused or {}
        given = {"data": typed, "files": uploads} if check else {"initial": {**typed, **uploads}}
        super().__init__(**given)
        if template := application.process.form_template:
            field = self.fields["registration_form"]
            field.template_url, field.template_label = template.url, _("Download the registration form")

    def clean_uscc(self) -> str:
        uscc = self.cleaned_data["uscc"]
        if is_code_taken(uscc=uscc, apart_from=self.application):
            raise ValidationError(
                _(
                    "A company with this code is a member already or has an application under way. "
                    "If you act for this company, ask your colleagues which mobile number was used, "
                    "or call the association."
                ),
                code="taken",
            )
        return uscc

    def clean(self):
        for slot, error in self.refused.items():
            self._errors.pop(slot, None)
            self.add_error(slot, error)
        return super().clean()

    def answers(self) -> dict:
        """The cleaned answers, without the files."""
        return {name: self.cleaned_data[name] for name in TEXT_FIELDS}

    def remarked(self) -> list[forms.BoundField]:
        """The questions a reviewer said something about."""
        return [self[name] for name, field in self.fields.items() if getattr(field, "remark", "")]

    def groups(self) -> list[dict]:
        """The form's three parts with their questions, as the page lays them out."""
        return [
            {
                "key": group.value,
                "label": group.label,
                "fields": [self[entry.name] for entry in fields_in(group)],
            }
            for group in Group
        ]


def _ask(entry: Field, field: forms.Field) -> None:
    """What the catalogue says of a question, and how it is asked for when it is left empty."""
    field.label = _("Registration form upload") if entry.name == "registration_form" else label_of(entry.name)
    field.required = entry.required
    field.error_messages["required"] = format_lazy(_demand(field), label=field.label)
    if isinstance(field, forms.ModelChoiceField):
        field.error_messages["invalid_choice"] = _("This choice is no longer offered. Please choose again.")


def _demand(field: forms.Field):
    if isinstance(field, SlotField):
        return _("Please upload: {label}")
    if isinstance(field, forms.ModelChoiceField):
        return _("Please choose: {label}")
    return _("Please fill in: {label}")


for _entry in CATALOGUE:
    _ask(_entry, ApplicationForm.base_fields[_entry.name])
