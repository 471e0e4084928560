"""How the lists of entries are narrowed, and in which colours their states stand."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet

from ..models import ExchangeCategory, Post, Product
from ..models.states import EntryStatus

TONES = {
    EntryStatus.PENDING: "info",
    EntryStatus.RETURNED: "warning",
    EntryStatus.LIVE: "success",
}
WAITING = "waiting"
CATEGORY = pgettext_lazy("exchange entry", "Category")
SENT = [choice for choice in EntryStatus.choices if choice[0] not in (EntryStatus.DRAFT, EntryStatus.PENDING)]
STATES = [(WAITING, pgettext_lazy("exchange", "Waits for us")), *SENT]


class EntryFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what waits; a search looks at all."""

    status = django_filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        empty_label=None,
        null_label=_("All"),
        null_value="all",
        method="in_status",
        widget=forms.RadioSelect,
    )
    category = django_filters.ModelChoiceFilter(
        label=CATEGORY, queryset=ExchangeCategory.objects.all(), widget=forms.RadioSelect
    )

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy()
        usual = "all" if data.get("q") else WAITING
        data.setdefault("status", usual)
        super().__init__(data, *args, **kwargs)
        self.form.fields["status"].initial = usual

    def in_status(self, queryset, name, value):
        if value == WAITING:
            return queryset.to_moderate()
        return queryset if value == "all" else queryset.filter(status=value)


class PostFilterSet(EntryFilterSet):
    class Meta:
        model = Post
        fields = ["status", "kind", "category"]


class ProductFilterSet(EntryFilterSet):
    class Meta:
        model = Product
        fields = ["status", "category"]
