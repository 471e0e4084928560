"""What the lists of things that wait for finance have in common."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from membership.records.menu import QueueMenuItem

from ..permissions import user_can_see_money


def state_filter(states) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=_("State"),
        choices=states,
        empty_label=None,
        null_label=_("All"),
        null_value="all",
        method="in_status",
        widget=forms.RadioSelect,
    )


class QueueFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what waits (`waiting`); a search looks at all. Its subclass
    has `status = state_filter(…)`."""

    waiting = ""

    def __init__(self, data=None, *args, **kwargs):
        usual = "all" if data.get("q") else self.waiting
        data = data.copy()
        data.setdefault("status", usual)
        super().__init__(data, *args, **kwargs)
        self.form.fields["status"].initial = usual

    def in_status(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(status=value)


def queue_menu_item(name: str, pending) -> type[QueueMenuItem]:
    """A menu item for whoever may see money, with the number of records that `pending()` finds."""
    return type(
        name,
        (QueueMenuItem,),
        {
            "is_shown": lambda item, request: user_can_see_money(request.user),
            "count": lambda item, request: pending().count(),
        },
    )
