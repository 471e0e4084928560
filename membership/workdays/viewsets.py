from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from .calendar import last_known_year
from .models import DayOverride


class DayOverrideIndexView(IndexView):
    results_template_name = "workdays/admin/index_results.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"known_until": last_known_year()}


class DayOverrideViewSet(ModelViewSet):
    """The days that the secretariat puts right."""

    model = DayOverride
    name = "day_overrides"
    icon = "date"
    menu_label = _("Working days")
    menu_order = 90
    menu_hook = "register_membership_settings_menu_item"
    index_view_class = DayOverrideIndexView
    copy_view_enabled = False
    search_fields = ["note"]
    search_backend_name = None
    list_filter = ["is_working"]
    ordering = ["-day"]
    list_display = [
        TitleColumn("day", label=_("Day"), url_name="day_overrides:edit", accessor=str, sort_key="day"),
        BooleanColumn("is_working", label=_("Working day")),
        Column("note", label=_("Name of the day")),
    ]
