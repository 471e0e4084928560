import django_filters
from django import forms
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from membership.dues.models import Level
from membership.organisations.models import Category
from membership.records.columns import BadgeColumn, DayColumn, RecordColumn, TimeColumn
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordHistoryView, RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import Application, Stage
from ..permissions import user_can_see_applications
from ..targets import is_overdue
from .reviewing import ReviewView

STATUS_TONES = {
    Application.Status.SUBMITTED: "info",
    Application.Status.RETURNED: "warning",
    Application.Status.PAPERS: "info",
    Application.Status.REJECTED: "danger",
    Application.Status.APPROVED: "success",
    Application.Status.JOINED: "success",
}
SENT_STATUSES = [choice for choice in Application.Status.choices if choice[0] != Application.Status.DRAFT]
SCOPES = [
    ("mine", pgettext_lazy("applications", "Waiting for me")),
    ("review", pgettext_lazy("applications", "In review")),
    ("overdue", pgettext_lazy("applications", "Overdue")),
    ("all", pgettext_lazy("applications", "All")),
]


class ApplicationFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what waits for whoever opens it."""

    scope = django_filters.ChoiceFilter(
        label=pgettext_lazy("applications", "Show"),
        choices=SCOPES,
        empty_label=None,
        method="in_scope",
        widget=forms.RadioSelect,
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=SENT_STATUSES, widget=forms.CheckboxSelectMultiple
    )
    stage = django_filters.ModelChoiceFilter(
        label=_("Stage"), queryset=Stage.objects.select_related("process"), widget=forms.RadioSelect
    )
    level = django_filters.ModelChoiceFilter(
        label=_("Level"), queryset=Level.objects.all(), widget=forms.RadioSelect
    )
    category = django_filters.ModelChoiceFilter(
        label=_("Member category"), queryset=Category.objects.all(), widget=forms.RadioSelect
    )

    class Meta:
        model = Application
        fields = ["scope", "status", "stage", "level", "category"]

    def __init__(self, data=None, *args, request=None, **kwargs):
        self.usual_scope = usual_scope(request.user, data)
        data = data.copy()
        data.setdefault("scope", self.usual_scope)
        super().__init__(data, *args, request=request, **kwargs)
        self.form.fields["scope"].initial = self.usual_scope

    def in_scope(self, queryset, name, value):
        if value == "mine":
            return queryset.decided_by(self.request.user)
        if value == "overdue":
            return queryset.overdue()
        return queryset.awaiting_review() if value == "review" else queryset


def usual_scope(user, data) -> str:
    """Whoever searches or filters looks through everything; reviewers otherwise see their own queue."""
    narrowed = any(data.get(name) for name in ("q", "status", "stage", "level", "category"))
    if narrowed:
        return "all"
    return "mine" if Stage.objects.decided_by(user).exists() else "review"


class DueColumn(DayColumn):
    """The day by which it is to be decided; a late one stands out."""

    cell_template_name = "membership/records/badge_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"tone": "danger" if is_overdue(instance) else ""}


class ApplicationIndexView(RecordIndexView):
    results_template_name = "joining/admin/application_results.html"
    related = ("level", "stage")

    def get_base_queryset(self):
        return super().get_base_queryset().sent().defer("introduction", "draft")

    def order_queryset(self, queryset):
        """What waits by the day it is due, then the oldest first; what is done, newest first."""
        if self.ordering:
            return super().order_queryset(queryset)
        if self.filters.data.get("scope") == "all":
            return queryset.order_by("-submitted_at", "-pk")
        return queryset.order_by(F("due_on").asc(nulls_last=True), "submitted_at", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"scopes": self.scopes()}

    def scopes(self) -> list[dict]:
        """The three ways to look at the list, as tabs with how many each holds."""
        mine = Q(pk__in=Application.objects.decided_by(self.request.user).values("pk"))
        in_review = Q(status__in=Application.DECIDED)
        overdue = in_review & Q(due_on__lt=timezone.localdate())
        counts = Application.objects.sent().aggregate(
            mine=Count("pk", filter=mine),
            review=Count("pk", filter=in_review),
            overdue=Count("pk", filter=overdue),
            all=Count("pk"),
        )
        current = self.filters.data.get("scope")
        return [
            {"key": key, "label": label, "count": counts[key], "current": key == current}
            for key, label in SCOPES
            if counts[key] or key != "overdue"
            if key != "mine" or self.filters.usual_scope == "mine" or counts["mine"]
        ]


class ApplicationHistoryView(RecordHistoryView):
    def get_base_object_queryset(self):
        return super().get_base_object_queryset().sent()


class ApplicationViewSet(RecordViewSet):
    model = Application
    name = "applications"
    icon = "form"
    menu_label = _("Applications")
    menu_name = "applications"
    menu_order = 10
    add_to_admin_menu = True
    index_view_class = ApplicationIndexView
    inspect_view_class = ReviewView
    history_view_class = ApplicationHistoryView
    filterset_class = ApplicationFilterSet
    search_fields = ["name", "uscc", "number", "contact_name", "contact_phone"]
    list_display = [
        RecordColumn("name", label=_("Company"), url_name="applications:inspect", sort_key="name"),
        Column("number", label=_("Number"), sort_key="number", classname="desk-wide"),
        Column("level", label=_("Level"), classname="desk-wide"),
        TimeColumn("submitted_at", label=_("Submitted at"), sort_key="submitted_at", classname="desk-wide"),
        DateColumn("stage_since", label=_("Waiting since")),
        DueColumn("due_on", label=_("Due by"), sort_key="due_on"),
        Column("stage", label=_("Stage"), classname="desk-wide"),
        BadgeColumn("status", label=_("State"), tones=STATUS_TONES),
    ]

    @property
    def menu_item_class(self):
        return type(
            "ApplicationsMenuItem",
            (QueueMenuItem,),
            {
                "is_shown": lambda item, request: user_can_see_applications(request.user),
                "count": lambda item, request: Application.objects.decided_by(request.user).count(),
            },
        )
