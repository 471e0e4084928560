import django_filters
from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import RecordViewSet

from ..models import Level, Membership
from ..terms import MembershipState

STATE_TONES = {
    MembershipState.ACTIVE: "success",
    MembershipState.EXPIRING: "warning",
    MembershipState.DUE: "danger",
}


class MembershipFilterSet(WagtailFilterSet):
    level = django_filters.ModelChoiceFilter(
        label=_("Level"), queryset=Level.objects.all(), widget=forms.RadioSelect
    )
    valid_until = django_filters.DateFromToRangeFilter(label=_("Valid until"), widget=DateRangePickerWidget)

    class Meta:
        model = Membership
        fields = ["state", "level", "valid_until"]


class MembershipIndexView(RecordIndexView):
    related = ("organisation", "level")
    empty_text = _("No members yet. A company becomes one when its dues are confirmed.")


class MembershipView(RecordInspectView):
    template_name = "dues/admin/membership.html"

    def get_page_subtitle(self):
        return str(self.object.organisation)

    def get_object(self, queryset=None):
        return get_object_or_404(Membership.objects.select_related("organisation", "level"), pk=self.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "membership": self.object,
            "tone": STATE_TONES.get(self.object.state, ""),
            "periods": self.object.periods.select_related("order__level"),
            "contact": self.object.organisation.contacts.primary().first(),
        }


class MembershipViewSet(RecordViewSet):
    model = Membership
    name = "memberships"
    icon = "group"
    menu_hook = "register_members_menu_item"
    menu_order = 10
    index_view_class = MembershipIndexView
    inspect_view_class = MembershipView
    filterset_class = MembershipFilterSet
    search_fields = ["number", "organisation__name", "organisation__uscc"]
    list_display = [
        RecordColumn(
            "organisation", label=_("Company"), url_name="memberships:inspect", sort_key="organisation__name"
        ),
        Column("number", label=_("Member number"), sort_key="number"),
        Column("level", label=_("Level"), classname="desk-wide"),
        TimeColumn("joined_at", label=_("Joined at"), sort_key="joined_at", classname="desk-wide"),
        TimeColumn("valid_until", label=_("Valid until"), sort_key="valid_until"),
        BadgeColumn("state", label=_("State"), tones=STATE_TONES),
    ]
