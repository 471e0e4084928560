from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from ..forms import WordingForm, in_braces
from ..models import Wording
from ..types import all_types
from ..views import WordingEditView, WordingPreviewView, WordingTestView


class ChannelsColumn(Column):
    """The ways a type goes, or that it is switched off."""

    cell_template_name = "notifications/admin/channels_cell.html"

    def get_value(self, instance):
        return [channel.label for channel in instance.channels]


class VariablesColumn(Column):
    def get_value(self, instance):
        return in_braces(instance.notice_type.variables) if instance.notice_type else ""


class WordingIndexView(generic.IndexView):
    def get_base_queryset(self):
        declared = [type_.key for type_ in all_types()]
        return super().get_base_queryset().filter(type__in=declared)


class WordingViewSet(ModelViewSet):
    """Every type of message there is: its variables, its texts and the channels it goes over."""

    model = Wording
    add_to_reference_index = False
    icon = "edit"
    menu_label = _("Message wordings")
    copy_view_enabled = False
    index_view_class = WordingIndexView
    edit_view_class = WordingEditView
    edit_template_name = "notifications/admin/wording_edit.html"
    list_per_page = 100
    list_display = [
        "__str__",
        ChannelsColumn("channels", label=_("Channel")),
        VariablesColumn("variables", label=_("Variables")),
        Column("texts.sms", label=_("Text")),
    ]
    served = ("index", "index_results", "edit", "history", "history_results")

    def get_form_class(self, for_update=False):
        return WordingForm

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(usage_url_name=None, delete_url_name=None, **kwargs)

    def get_edit_view_kwargs(self, **kwargs):
        names = {f"{name}_url_name": self.get_url_name(name) for name in ("preview", "test")}
        return super().get_edit_view_kwargs(**names, **kwargs)

    def get_urlpatterns(self):
        served = [pattern for pattern in super().get_urlpatterns() if pattern.name in self.served]
        return [
            *served,
            path("preview/<int:pk>/", WordingPreviewView.as_view(), name="preview"),
            path("test/<int:pk>/", self.test_view, name="test"),
        ]

    @property
    def test_view(self):
        return WordingTestView.as_view(
            index_url_name=self.get_url_name("index"), edit_url_name=self.get_url_name("edit")
        )
