from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from membership.dues.viewsets.decisions import DecisionView
from membership.dues.viewsets.queues import QueueFilterSet, state_filter
from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import Report
from ..permissions import user_can_moderate
from ..services import decide_report
from .comparison import files_of, rows_of
from .forms import DismissForm, UpholdForm

TONES = {Report.Status.OPEN: "info", Report.Status.UPHELD: "danger", Report.Status.DISMISSED: ""}


class ReportFilterSet(QueueFilterSet):
    waiting = Report.Status.OPEN.value
    status = state_filter(Report.Status.choices)

    class Meta:
        model = Report
        fields = ["status", "reason"]


class ReportIndexView(RecordIndexView):
    related = ("organisation", "post", "product")
    default_ordering = "created_at"
    empty_text = _("No report waits.")


class ReportView(DecisionView):
    """What was reported, the entry itself, and the decision."""

    template_name = "exchange/admin/report.html"
    decisions = {"uphold": (UpholdForm, "uphold"), "dismiss": (DismissForm, "dismiss")}

    def get_object(self, queryset=None):
        related = ("organisation", "decided_by", "post__organisation", "product__organisation")
        return get_object_or_404(Report.objects.select_related(*related), pk=self.pk)

    def get_page_subtitle(self):
        return self.object.entry.title

    def user_may_decide(self):
        user = self.request.user
        return user.has_perm("exchange.change_report") and user_can_moderate(user, type(self.object.entry))

    def is_waiting(self):
        return self.object.status == Report.Status.OPEN

    def next_waiting(self):
        return Report.objects.pending().order_by("created_at", "pk").first()

    def go_on(self):
        following = self.next_waiting()
        return (
            redirect("exchange_reports:inspect", following.pk) if following else redirect(self.index_url_name)
        )

    def uphold(self, given) -> str:
        decide_report(report=self.object, upheld=True, note=given["note"], by=self.request.user)
        return gettext("Taken down. The company and who reported it are told.")

    def dismiss(self, given) -> str:
        decide_report(report=self.object, upheld=False, note=given["note"], by=self.request.user)
        return gettext("Dismissed. Who reported it is told.")

    def get_context_data(self, **kwargs):
        entry = self.object.entry
        return super().get_context_data(**kwargs) | {
            "report": self.object,
            "tone": TONES.get(self.object.status, ""),
            "entry": entry,
            "entry_url_name": f"exchange_{entry._meta.model_name}s:edit",
            "rows": rows_of(entry),
            "shown": files_of(entry),
        }


class ReportsMenuItem(QueueMenuItem):
    def is_shown(self, request):
        return request.user.has_perm("exchange.view_report")

    def count(self, request) -> int:
        return Report.objects.pending().count()


class ReportViewSet(RecordViewSet):
    model = Report
    name = "exchange_reports"
    icon = "warning"
    menu_label = pgettext_lazy("exchange", "Reports")
    menu_name = "exchange-reports"
    menu_hook = "register_exchange_menu_item"
    menu_order = 30
    menu_item_class = ReportsMenuItem
    granted = ("view", "change")
    served = ("index", "index_results", "inspect", "history", "history_results")
    index_view_class = ReportIndexView
    inspect_view_class = ReportView
    filterset_class = ReportFilterSet
    search_fields = ["post__title", "product__title", "organisation__name"]
    list_display = [
        RecordColumn("entry", label=_("Entry"), url_name="exchange_reports:inspect"),
        Column("get_reason_display", label=pgettext_lazy("report", "What is wrong")),
        Column("organisation", label=_("Reported by"), classname="desk-wide"),
        TimeColumn("created_at", label=_("Reported at"), sort_key="created_at"),
        BadgeColumn("status", label=_("State"), tones=TONES),
    ]
