import django_filters
from django import forms
from django.db.models import Q
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from membership.dues.models import DuesSettings
from membership.papers.kinds import LiveState
from membership.papers.models import RenderStatus
from membership.records.columns import BadgeColumn, DayColumn

from ..models import Certificate
from ..views import CertificateInspectView, ReissueView, RenderAgainView, RevokeView

TONES = {LiveState.VALID: "success", LiveState.REVOKED: "danger", LiveState.EXPIRED: "warning"}


class CertificateFilterSet(WagtailFilterSet):
    state_now = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[choice for choice in LiveState.choices if choice[0] != LiveState.SUSPENDED],
        widget=forms.RadioSelect,
    )
    file = django_filters.ChoiceFilter(
        label=_("PDF file"),
        field_name="paper__render_status",
        choices=RenderStatus.choices,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Certificate
        fields = ["state_now", "file"]


class CertificateIndexView(generic.IndexView):
    def get_base_queryset(self):
        rules = DuesSettings.load().standing_rules
        return Certificate.objects.with_state(timezone.now(), rules)

    def search_queryset(self, queryset):
        words = self.search_query
        if not words:
            return queryset
        return queryset.filter(
            Q(paper__number__icontains=words)
            | Q(membership__number__icontains=words)
            | Q(membership__organisation__name__icontains=words)
            | Q(membership__organisation__uscc__iexact=words)
            | Q(paper__holder__icontains=words)
        )


class CertificateViewSet(ModelViewSet):
    model = Certificate
    icon = "doc-full-inverse"
    menu_label = _("Certificates")
    menu_order = 40
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = CertificateIndexView
    inspect_view_class = CertificateInspectView
    filterset_class = CertificateFilterSet
    search_fields = ["paper__number"]
    search_backend_name = None
    list_per_page = 50
    form_fields = []
    list_display = [
        "__str__",
        Column("membership.organisation.name", label=_("Company")),
        Column("membership.number", label=_("Member number")),
        BadgeColumn("state_now", accessor="state_label", label=_("State"), tones=TONES),
        Column("paper.get_render_status_display", label=_("PDF file")),
        DayColumn("issued_on", label=pgettext_lazy("certificate", "Issued"), sort_key="issued_at"),
        DayColumn("last_day", label=pgettext_lazy("certificate", "Valid until"), sort_key="period__ends_at"),
    ]
    served = ("index", "index_results", "inspect")

    def get_urlpatterns(self):
        served = [pattern for pattern in super().get_urlpatterns() if pattern.name in self.served]
        names = {f"{name}_url_name": self.get_url_name(name) for name in ("index", "inspect")}
        return [
            *served,
            path("revoke/<int:pk>/", RevokeView.as_view(**names), name="revoke"),
            path("reissue/<int:pk>/", ReissueView.as_view(**names), name="reissue"),
            path("render/<int:pk>/", RenderAgainView.as_view(**names), name="render"),
        ]
