"""Forms of the member information: the questions of joining, asked again."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from decimal import Decimal

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.accounts.models import User
from membership.forms import Form
from membership.joining.captions import MAX_CAPTION
from membership.joining.fields import Field
from membership.joining.forms import ApplicationForm
from membership.joining.forms.numbers import CapitalField
from membership.joining.forms.pictures import PICTURE, problem_with
from membership.joining.slots import RULES
from membership.organisations.models import Organisation, OrganisationSettings
from membership.organisations.models.revenue import TEN_THOUSAND

from .kept_files import KeptFileField
from .profiles import has_value

YEARS_BACK = 15


class ProfileForm(Form):
    """`standing` are the values that it begins with. What was given once and is required stays given;
    what was never asked before may stay empty."""

    def __init__(
        self,
        *args,
        organisation: Organisation,
        questions: Iterable[Field],
        standing: Mapping,
        user: User,
        **kwargs,
    ):
        self.organisation, self.standing, self.user = organisation, standing, user
        self.rules = OrganisationSettings.load()
        super().__init__(*args, initial=dict(standing), **kwargs)
        for question in questions:
            self.fields[question.name] = self._field(question)

    def _field(self, question: Field) -> forms.Field:
        name, asked = question.name, ApplicationForm.base_fields[question.name]
        must = question.is_demanded(self.organisation.category_id)
        required = must and has_value(self.organisation, name)
        if question.is_file:
            field = KeptFileField(
                rule=RULES[name],
                user=self.user,
                current=self.standing[name],
                label=asked.label,
                error_messages=asked.error_messages,
            )
        else:
            field = deepcopy(asked)
            field.help_text = ""  # speaks of applying
        if isinstance(field, forms.ModelChoiceField):
            chosen = self.standing[name]
            queryset = field.queryset.model.objects
            field.queryset = queryset.filter(Q(is_offered=True) | Q(pk=chosen and chosen.pk))
        field.required, field.is_reviewed = required, self.rules.is_reviewed(name)
        return field

    def values(self) -> dict:
        """By the names of `CompanyDetails`, empty ones as the company's record keeps them."""
        return dict(self.cleaned_data)


class PictureForm(Form):
    """One more publicity picture."""

    caption = forms.CharField(
        label=_("What does this picture show?"),
        max_length=MAX_CAPTION,
        error_messages={"required": _("Say in a few words what the picture shows.")},
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picture"] = KeptFileField(
            rule=PICTURE,
            user=user,
            label=_("Publicity picture"),
            error_messages={"required": _("Please choose a file.")},
        )
        self.order_fields(["picture", "caption"])

    def clean_caption(self):
        return checked_caption(self.cleaned_data["caption"])


class CaptionsForm(Form):
    """The captions of the pictures that stand there already."""

    def __init__(self, *args, pictures, **kwargs):
        super().__init__(*args, **kwargs)
        for picture in pictures:
            field = forms.CharField(
                label=_("What does this picture show?"),
                max_length=MAX_CAPTION,
                initial=picture.caption,
                error_messages={"required": _("Say in a few words what the picture shows.")},
            )
            self.fields[f"caption-{picture.pk}"] = field

    def clean(self):
        for name, caption in super().clean().items():
            if problem := problem_with(caption):
                self.add_error(name, problem)
        return self.cleaned_data

    def captions(self) -> dict[int, str]:
        return {int(name.partition("-")[2]): caption for name, caption in self.cleaned_data.items()}


def checked_caption(caption: str) -> str:
    if problem := problem_with(caption):
        raise forms.ValidationError(problem)
    return caption.strip()


class AmountField(CapitalField):
    """In 10,000 yuan, exact to the fen."""

    default_error_messages = {"invalid": _("Enter an amount in 10,000 yuan, for example 12500.")}

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.max_digits, self.decimal_places = 16, 6
        self.validators = [*forms.DecimalField(min_value=0, max_digits=16, decimal_places=6).validators]


class RevenueForm(Form):
    year = forms.TypedChoiceField(label=pgettext_lazy("revenue", "Year"), coerce=int)
    amount = AmountField(
        label=_("Revenue (10,000 yuan)"), help_text=_("Of the whole year, before tax, as in your accounts.")
    )
    note = forms.CharField(label=pgettext_lazy("revenue", "Note"), max_length=200, required=False)

    def __init__(self, *args, entered: Iterable[int] = (), **kwargs):
        super().__init__(*args, **kwargs)
        last = timezone.localdate().year - 1
        years = sorted({*range(last, last - YEARS_BACK, -1), *entered}, reverse=True)
        self.fields["year"].choices = [(year, str(year)) for year in years]

    def in_yuan(self) -> Decimal:
        return (self.cleaned_data["amount"] * TEN_THOUSAND).quantize(Decimal("0.01"))
