import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from membership.dues.models import Level
from membership.organisations.viewsets import IndustryViewSet
from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.views import RecordHistoryView, RecordIndexView

from ..forms import StaffListingForm
from ..models import City, Listing
from ..services import update_listing

CHOICES = {None: _("No choice made"), True: _("Listed"), False: _("Not listed")}


class CityViewSet(IndustryViewSet):
    model = City
    name = "cities"
    icon = "site"
    menu_name = "cities"
    menu_order = 40


class ListingFilterSet(WagtailFilterSet):
    level = django_filters.ModelChoiceFilter(
        label=_("Level"),
        field_name="organisation__membership__level",
        queryset=Level.objects.all(),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Listing
        fields = ["is_listed", "city", "level"]


class ListingIndexView(RecordIndexView):
    any_permission_required = ["change"]
    related = ("organisation__membership__level", "city")
    empty_text = _("No entries yet. A company gets one when it becomes a member.")


class ListingHistoryView(RecordHistoryView):
    any_permission_required = ["change"]


class ListingEditView(generic.EditView):
    """Staff write for the company; the history says who."""

    def save_instance(self):
        return update_listing(
            organisation=self.object.organisation, values=self.form.values(), by=self.request.user
        )


class ListingViewSet(ModelViewSet):
    model = Listing
    name = "listings"
    icon = "view"
    menu_label = _("Public entries")
    menu_name = "listings"
    menu_hook = "register_members_menu_item"
    menu_order = 30
    add_to_reference_index = False
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 25
    index_view_class = ListingIndexView
    edit_view_class = ListingEditView
    history_view_class = ListingHistoryView
    filterset_class = ListingFilterSet
    search_fields = ["organisation__name", "products"]
    list_display = [
        RecordColumn("organisation", label=_("Company"), url_name="listings:edit", sort_key="name_key"),
        Column("organisation.membership.level", label=_("Level")),
        Column("city", label=_("City"), sort_key="city__sort_order"),
        BadgeColumn(
            "is_listed",
            label=_("Public list"),
            accessor=lambda listing: CHOICES[listing.is_listed],
            tones={True: "success", False: "warning"},
        ),
        TimeColumn("updated_at", label=_("Last changed"), sort_key="updated_at", classname="desk-wide"),
    ]
    served = ("index", "index_results", "edit", "history", "history_results")

    def get_form_class(self, for_update=False):
        return StaffListingForm

    def get_edit_handler(self):
        return None

    def get_common_view_kwargs(self, **kwargs):
        unserved = dict.fromkeys(("usage_url_name", "delete_url_name", "add_url_name"))
        return super().get_common_view_kwargs(**kwargs) | unserved

    def get_history_view_kwargs(self, **kwargs):
        return super().get_history_view_kwargs(**kwargs) | {"inspect_url_name": self.get_url_name("edit")}

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in self.served]

    def get_permissions_to_register(self):
        return super().get_permissions_to_register().filter(codename="change_listing")
