from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .forms import EntryFilterForm, EntryForm


class ProductForm(EntryForm):
    offered_for: ClassVar[str] = "products"

    title = forms.CharField(label=_("Name of the product"), max_length=80)
    model_number = forms.CharField(label=pgettext_lazy("product", "Model"), max_length=100, required=False)

    field_order = (
        "title",
        "model_number",
        "category",
        "region",
        "text",
        "valid_until",
        "contact_name",
        "contact_phone",
        "contact_email",
    )


class ProductFilterForm(EntryFilterForm):
    offered_for: ClassVar[str] = "products"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["q"].widget.attrs["placeholder"] = _("Product, model or company")
