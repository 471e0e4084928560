import django_filters
from django import forms
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet

from ..models import Notice, NoticeStatus
from ..types import all_types
from ..views import NoticeInspectView, ResendView

TONES = {
    NoticeStatus.SENT: "success",
    NoticeStatus.FAILED: "danger",
    NoticeStatus.UNKNOWN: "warning",
    NoticeStatus.EXPIRED: "warning",
}


class StatusColumn(Column):
    cell_template_name = "membership/records/badge_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"tone": TONES.get(instance.status, "info")}


class TimeColumn(Column):
    cell_template_name = "membership/records/time_cell.html"


def type_choices():
    return sorted((type_.key, str(type_.name)) for type_ in all_types())


class NoticeFilterSet(WagtailFilterSet):
    type = django_filters.ChoiceFilter(label=_("Type"), choices=type_choices, widget=forms.RadioSelect)

    class Meta:
        model = Notice
        fields = ["status", "type", "channel"]


class NoticeHistoryView(HistoryView):
    any_permission_required = ["view"]
    edit_url_name = None
    header_buttons = ()


class NoticeViewSet(ModelViewSet):
    model = Notice
    add_to_reference_index = False
    icon = "mail"
    menu_label = _("Sent messages")
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = NoticeInspectView
    history_view_class = NoticeHistoryView
    filterset_class = NoticeFilterSet
    search_fields = ["recipient"]
    search_backend_name = None
    list_per_page = 50
    form_fields = []
    list_display = [
        "recipient_name",
        Column("type_name", label=_("Type")),
        Column("get_channel_display", label=_("Channel")),
        StatusColumn("get_status_display", label=_("Status")),
        Column("error", label=_("Error")),
        TimeColumn("created_at", label=_("Created at"), sort_key="created_at"),
        TimeColumn("sent_at", label=_("Sent at"), sort_key="sent_at"),
    ]
    inspect_view_fields = [
        "type_name",
        "recipient",
        "channel",
        "text",
        "status",
        "error",
        "error_code",
        "attempts",
        "next_attempt_at",
        "gateway",
        "gateway_reference",
        "reference",
        "event",
        "created_at",
        "sent_at",
    ]
    served = ("index", "index_results", "inspect", "history", "history_results")

    def get_history_view_kwargs(self, **kwargs):
        return super().get_history_view_kwargs(edit_url_name=None, **kwargs)

    def get_urlpatterns(self):
        served = [pattern for pattern in super().get_urlpatterns() if pattern.name in self.served]
        return [*served, path("resend/<int:pk>/", self.resend_view, name="resend")]

    @property
    def resend_view(self):
        return ResendView.as_view(
            index_url_name=self.get_url_name("index"), inspect_url_name=self.get_url_name("inspect")
        )

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(resend_url_name=self.get_url_name("resend"), **kwargs)
