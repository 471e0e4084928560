from typing import ClassVar

from django import forms
from django.utils.translation import pgettext_lazy

from membership.exchange.models import Post

from .forms import EntryFilterForm, EntryForm

KIND = pgettext_lazy("exchange entry", "Kind")


class PostForm(EntryForm):
    offered_for: ClassVar[str] = "posts"

    kind = forms.ChoiceField(label=KIND, choices=Post.Kind.choices, widget=forms.RadioSelect)
    quantity = forms.CharField(
        label=pgettext_lazy("exchange entry", "Quantity"), max_length=60, required=False
    )
    budget = forms.CharField(
        label=pgettext_lazy("exchange entry", "Price or budget"), max_length=60, required=False
    )

    field_order = (
        "kind",
        "title",
        "category",
        "region",
        "quantity",
        "budget",
        "text",
        "valid_until",
        "contact_name",
        "contact_phone",
        "contact_email",
    )


class PostFilterForm(EntryFilterForm):
    offered_for: ClassVar[str] = "posts"
    exact: ClassVar[tuple[str, ...]] = ("kind", "category", "region")

    kind = forms.ChoiceField(
        label=KIND,
        required=False,
        choices=[("", pgettext_lazy("list of entries", "Supply and demand")), *Post.Kind.choices],
    )

    field_order = ("q", "kind", "category", "region")
