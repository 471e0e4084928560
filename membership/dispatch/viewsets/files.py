import django_filters
from django import forms
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from membership.records.columns import BadgeColumn, DayColumn, RecordColumn
from membership.records.files import ShownFile
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import RecordViewSet

from ..models import AssociationFile
from ..permissions import user_can_give_files, user_can_take_files_back
from ..views.files import GiveView, TakeBackView


class FileFilterSet(WagtailFilterSet):
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=AssociationFile.Kind.choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    taken_back = django_filters.BooleanFilter(
        label=_("Taken back"), field_name="withdrawn_at", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = AssociationFile
        fields = ["kind", "taken_back"]


class FileIndexView(RecordIndexView):
    related = ("organisation", "parcel", "paper", "invoice")
    default_ordering = "-filed_at"
    empty_text = _("No files yet. Certificates and invoices come here by themselves.")

    @cached_property
    def header_buttons(self):
        if not user_can_give_files(self.request.user):
            return []
        give = reverse("association_files:give")
        return [HeaderButton(_("Give companies a file"), url=give, icon_name="plus")]


class FileView(RecordInspectView):
    template_name = "dispatch/admin/file.html"

    def get_page_subtitle(self):
        return str(self.object.organisation)

    def get_object(self, queryset=None):
        related = ("organisation", "parcel", "paper", "invoice", "file", "filed_by")
        return get_object_or_404(AssociationFile.objects.select_related(*related), pk=self.pk)

    @cached_property
    def header_buttons(self):
        buttons = list(super().header_buttons)
        if user_can_take_files_back(self.request.user) and not self.object.is_withdrawn:
            url = reverse("association_files:take_back", args=[self.object.pk])
            buttons.insert(0, HeaderButton(_("Take file back"), url=url, icon_name="undo"))
        return buttons

    def get_context_data(self, **kwargs):
        filed = self.object
        return super().get_context_data(**kwargs) | {
            "filed": filed,
            "shown": [ShownFile(key="file", label=filed.title, file=filed.file)] if filed.file else [],
            "readers": filed.readings.count(),
        }


class AssociationFileViewSet(RecordViewSet):
    model = AssociationFile
    name = "association_files"
    icon = "doc-full"
    menu_label = _("Association files")
    menu_name = "association-files"
    menu_hook = "register_post_menu_item"
    menu_order = 40
    granted = ("view", "add", "change")
    index_view_class = FileIndexView
    inspect_view_class = FileView
    filterset_class = FileFilterSet
    search_fields = ["title", "number", "organisation__name", "parcel__number"]
    list_display = [
        RecordColumn("title", label=_("Title"), url_name="association_files:inspect"),
        Column("organisation", label=_("Company")),
        BadgeColumn("kind", label=_("Kind")),
        Column("number", label=_("Number"), classname="desk-wide"),
        DayColumn("dated", label=_("Date"), sort_key="dated"),
        Column("parcel", label=_("Sent with"), classname="desk-wide"),
        BadgeColumn(
            "is_withdrawn",
            label=_("State"),
            accessor=lambda filed: (
                _("Taken back") if filed.is_withdrawn else _("void") if filed.is_void else ""
            ),
            tones={True: "warning"},
        ),
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("give/", GiveView.as_view(), name="give"),
            path("take-back/<int:pk>/", TakeBackView.as_view(), name="take_back"),
        ]
