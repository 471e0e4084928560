"""企业营收, for staff who may see it."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column

from membership.records.columns import MoneyColumn, RecordColumn, TimeColumn
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import OrganisationSettings, Revenue
from ..permissions import user_can_see_revenue


def years_entered() -> list[tuple[int, str]]:
    years = Revenue.objects.order_by("-year").values_list("year", flat=True).distinct()
    return [(year, str(year)) for year in years]


class RevenueFilterSet(WagtailFilterSet):
    year = django_filters.ChoiceFilter(label=_("Year"), choices=years_entered)

    class Meta:
        model = Revenue
        fields = ["year"]


class RevenueIndexView(RecordIndexView):
    related = ("organisation",)
    default_ordering = "-year"
    empty_text = _("No company has entered its revenue yet.")
    list_export = ["organisation.name", "organisation.uscc", "year", "amount", "note", "entered_at"]
    export_headings = {
        "organisation.name": _("Company"),
        "organisation.uscc": _("Company code"),
        "year": _("Year"),
        "amount": _("Revenue (yuan)"),
        "note": _("Note"),
        "entered_at": _("Entered at"),
    }


class RevenueMenuItem(MenuItem):
    def is_shown(self, request):
        return user_can_see_revenue(request.user) and OrganisationSettings.load(request).asks_revenue


class RevenueViewSet(RecordViewSet):
    model = Revenue
    name = "revenues"
    icon = "calendar-alt"
    menu_label = _("Revenue of companies")
    menu_name = "revenues"
    menu_hook = "register_members_menu_item"
    menu_order = 35
    menu_item_class = RevenueMenuItem
    served = ("index", "index_results")
    index_view_class = RevenueIndexView
    filterset_class = RevenueFilterSet
    search_fields = ["organisation__name", "organisation__uscc"]
    list_display = [
        RecordColumn(
            "organisation", label=_("Company"), url_name="organisations:inspect", to="organisation_id"
        ),
        Column("year", label=_("Year"), sort_key="year"),
        MoneyColumn("amount", label=_("Revenue (yuan)"), sort_key="amount"),
        Column("note", label=_("Note"), classname="desk-wide"),
        TimeColumn("entered_at", label=_("Entered at"), sort_key="entered_at", classname="desk-wide"),
    ]
