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
from ..fields import CATALOGUE, FIELD_NAMES, Field, Group, Shape, in_group, names_of, questions_of
from ..models import Application
from ..pictures import pictures_in
from ..services.submitting import is_code_taken
from ..slots import RULES
from .fields import (
    LandlineField,
    LevelField,
    RichTextField,
    SlotField,
    SuggestingInput,
    WebsiteField,
)
from .numbers import CapitalField, CountField, PastDateField, PostcodeField
from .pictures import PicturesField

MAX_INTRODUCTION = 3000
OWNERSHIPS = (
    _("State-owned company"),
    _("Private company"),
    _("Joint stock company"),
    _("Company with foreign capital"),
    _("Public institution"),
    _("Research institute or school"),
)
_CHOOSE = _("Please choose")


def _line(length: int, **attrs) -> forms.CharField:
    return forms.CharField(max_length=length, widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}))


class ApplicationForm(Form):
    """The questions of the application's process (填报信息), read from what is kept as the draft.

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
    postcode = PostcodeField()
    ownership = forms.CharField(max_length=60, widget=SuggestingInput(OWNERSHIPS))
    founded_on = PastDateField()
    registered_capital = CapitalField()
    employees = CountField()
    main_business = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    introduction = RichTextField(max_words=MAX_INTRODUCTION)
    pictures = PicturesField()
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
    head_phone = LandlineField(max_length=40)

    logo = SlotField(rule=RULES["logo"])
    licence = SlotField(rule=RULES["licence"])
    metering_licence = SlotField(rule=RULES["metering_licence"])
    quality_certificate = SlotField(rule=RULES["quality_certificate"])
    production_licence = SlotField(rule=RULES["production_licence"])
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
        self.questions = questions_of(application.process)
        if any(question.shape == Shape.PICTURES for question in self.questions):
            uploads = {**uploads, "pictures": pictures_in(application)}
        given = {"data": typed, "files": uploads} if check else {"initial": {**typed, **uploads}}
        super().__init__(**given)
        self._ask_what_the_process_asks(str(typed.get("category", "")))

    def _ask_what_the_process_asks(self, category: str) -> None:
        """Only its questions; some are demanded of, or put to, companies of certain categories."""
        chosen = int(category) if category.isdecimal() else None
        self.questions_by_name = {question.name: question for question in self.questions}
        for name in [name for name in self.fields if name not in self.questions_by_name]:
            del self.fields[name]
        for name, field in self.fields.items():
            question = self.questions_by_name[name]
            field.required = question.is_demanded(chosen)
            field.is_asked, field.is_for_them_only = question.is_asked(chosen), not question.is_asked(None)
            field.categories = self._categories_of(question)
        if field := self.fields.get("pictures"):
            field.least, field.most = self.process.min_pictures, self.process.max_pictures
        template = self.process.form_template
        if template and (field := self.fields.get("registration_form")):
            field.template_url, field.template_label = template.url, _("Download the registration form")

    @property
    def process(self):
        return self.application.process

    def _categories_of(self, question: Field) -> list[Category]:
        """Whose companies must answer it."""
        demands = self.process.category_demands.all()
        return [demand.category for demand in demands if demand.name == question.name and question.categories]

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
        cleaned = super().clean()
        for name, field in self.fields.items():
            if not field.is_asked:
                self._errors.pop(name, None)
                is_text = self.questions_by_name[name].shape == Shape.TEXT
                cleaned[name] = field.to_python("") if is_text else None
        return cleaned

    def error_links(self) -> list[dict]:
        """What is wrong with a caption leads to it."""
        links = super().error_links()
        if "pictures" in self.errors:
            wrong = [each for each in self["pictures"].value() if getattr(each, "problem", "")]
            for link in links:
                if wrong and link["target"] == "id_pictures":
                    link["target"] = f"id_{wrong[0].answer_name}"
        return links

    def answers(self) -> dict:
        """The cleaned answers, without the files."""
        return {name: self.cleaned_data[name] for name in names_of(self.questions, Shape.TEXT)}

    def remarked(self) -> list[forms.BoundField]:
        """The questions a reviewer said something about."""
        return [self[name] for name, field in self.fields.items() if getattr(field, "remark", "")]

    def groups(self) -> list[dict]:
        """The form's three parts with their questions, as the page lays them out."""
        return [
            {
                "key": group.value,
                "label": group.label,
                "fields": [self[entry.name] for entry in in_group(self.questions, group)],
            }
            for group in Group
        ]


def _ask(entry: Field, field: forms.Field) -> None:
    """What a question is called, and how it is asked for when it is left empty."""
    field.label = _("Registration form upload") if entry.name == "registration_form" else label_of(entry.name)
    field.error_messages["required"] = format_lazy(_demand(field), label=field.label)
    if isinstance(field, forms.ModelChoiceField):
        field.error_messages["invalid_choice"] = _("This choice is no longer offered. Please choose again.")


def _demand(field: forms.Field):
    if isinstance(field, SlotField | PicturesField):
        return _("Please upload: {label}")
    if isinstance(field, forms.ModelChoiceField):
        return _("Please choose: {label}")
    return _("Please fill in: {label}")


for _entry in CATALOGUE:
    _ask(_entry, ApplicationForm.base_fields[_entry.name])
