"""What a company, or staff for it, chooses to show."""

import unicodedata

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from membership.forms import ModelForm

from ..models import City, Listing
from ..models.listings import MEMBERS_SEE, SHOWN

MAX_PRODUCTS = 12
LONGEST_PRODUCT = 40


class ProductsField(forms.CharField):
    """Short lines, each a product; blanks and doubles are dropped, too many and too long refused."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value):
        text = unicodedata.normalize("NFKC", super().to_python(value))
        lines = (" ".join(line.split()) for line in text.splitlines())
        return "\n".join(dict.fromkeys(filter(None, lines)))

    def validate(self, value):
        super().validate(value)
        lines = value.splitlines()
        if len(lines) > MAX_PRODUCTS:
            message = ngettext_lazy(
                "Write one line at most.", "Write %(count)d lines at most.", MAX_PRODUCTS
            ) % {"count": MAX_PRODUCTS}
            raise forms.ValidationError(message)
        if long := next((line for line in lines if len(line) > LONGEST_PRODUCT), None):
            message = _("“%(line)s…” is too long: a line has %(most)d characters at most.")
            raise forms.ValidationError(message % {"line": long[:12], "most": LONGEST_PRODUCT})


class ListingFormMixin:
    """The cities on offer, and the one that was chosen before."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["city"].queryset = City.objects.filter(Q(is_offered=True) | Q(pk=self.instance.city_id))

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ListingForm(ListingFormMixin, ModelForm):
    """For the company: a plain yes or no, and what it begins with is what most allow."""

    is_listed = forms.BooleanField(
        label=_("Show our company in the public list of members"),
        required=False,
        help_text=_("Anybody may then find it on this site and in search engines."),
    )
    products = ProductsField(
        label=_("Products and services"),
        required=False,
        help_text=_("One a line, the most important first; 12 lines at most, 40 characters each."),
    )

    class Meta:
        model = Listing
        fields = ["is_listed", "city", "products", *SHOWN, *MEMBERS_SEE]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["city"].empty_label = _("Please choose")

    @property
    def shown_fields(self):
        return [self[name] for name in SHOWN]

    @property
    def fields_for_members(self):
        return [self[name] for name in MEMBERS_SEE]


class StaffListingForm(ListingFormMixin, WagtailAdminModelForm):
    products = ProductsField(label=_("Products and services"), required=False)

    class Meta:
        model = Listing
        fields = ["is_listed", "city", "products", *SHOWN, *MEMBERS_SEE]
        widgets = {
            "is_listed": forms.RadioSelect(
                choices=[("", _("No choice made")), ("True", _("Listed")), ("False", _("Not listed"))]
            )
        }
