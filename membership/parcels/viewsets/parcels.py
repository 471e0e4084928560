import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from membership.errors import DomainError
from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import RecordViewSet

from ..couriers import COURIERS
from ..models import TONES, Parcel
from ..permissions import user_can_receive_parcels, user_can_see_parcels
from ..refreshing import ask, may_ask_now, provider_in_use, why_nothing_is_known
from ..services import assign_parcel, mark_delivered, receive_parcel
from ..tracking.base import Misconfigured
from .forms import AssignForm
from .intake import IntakeView, RecordView

SCOPES = {
    "awaited": (pgettext_lazy("parcels", "To be received"), Q(direction="in", status="announced")),
    "received": (pgettext_lazy("parcels", "Received"), Q(direction="in", status="received")),
    "unassigned": (
        pgettext_lazy("parcels", "Nobody knows whose"),
        Q(direction="in", status="received", organisation=None),
    ),
    "posted": (pgettext_lazy("parcels", "Posted by us"), Q(direction="out")),
    "all": (pgettext_lazy("parcels", "All"), Q()),
}


class ParcelFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what is to be received."""

    scope = django_filters.ChoiceFilter(
        label=pgettext_lazy("parcels", "Show"),
        choices=[(key, label) for key, (label, _rule) in SCOPES.items()],
        empty_label=None,
        method="in_scope",
        widget=forms.RadioSelect,
    )
    courier = django_filters.MultipleChoiceFilter(
        label=_("Courier"),
        choices=[(each.code, each.name) for each in COURIERS.values()],
        widget=forms.CheckboxSelectMultiple,
    )
    status = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=Parcel.Status.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Parcel
        fields = ["scope", "courier", "status"]

    def __init__(self, data=None, *args, **kwargs):
        narrowed = any(data.get(name) for name in ("q", "courier", "status"))
        self.usual_scope = "all" if narrowed else "awaited"
        data = data.copy()
        data.setdefault("scope", self.usual_scope)
        super().__init__(data, *args, **kwargs)
        self.form.fields["scope"].initial = self.usual_scope

    def in_scope(self, queryset, name, value):
        return queryset.filter(SCOPES[value][1])


class ParcelIndexView(RecordIndexView):
    results_template_name = "parcels/admin/parcel_results.html"
    related = ("organisation",)
    default_ordering = "-pk"

    def get_base_queryset(self):
        return super().get_base_queryset().defer("events", "note")

    @cached_property
    def header_buttons(self):
        if not user_can_receive_parcels(self.request.user):
            return []
        return [HeaderButton(_("Receive parcels"), url=reverse("parcels:intake"), icon_name="download")]

    def get_context_data(self, **kwargs):
        current = self.filters.data.get("scope")
        counts = Parcel.objects.aggregate(
            **{
                key: Count("pk", filter=rule) if rule else Count("pk")
                for key, (_label, rule) in SCOPES.items()
            }
        )
        return super().get_context_data(**kwargs) | {
            "scopes": [
                {"key": key, "label": label, "count": counts[key], "current": key == current}
                for key, (label, _rule) in SCOPES.items()
            ]
        }


class ParcelView(RecordInspectView):
    """A parcel; other rooms add their part through `construct_parcel_page`."""

    template_name = "parcels/admin/parcel.html"
    assigning = None

    def get_object(self, queryset=None):
        related = ("organisation", "announced_by", "received_by", "posted_by")
        return get_object_or_404(Parcel.objects.select_related(*related), pk=self.pk)

    def post(self, request, *args, **kwargs):
        if not user_can_receive_parcels(request.user):
            raise PermissionDenied
        act = {"receive": self.receive, "assign": self.assign, "arrived": self.arrived, "ask": self.ask}.get(
            request.POST.get("decision")
        )
        if act is None:
            raise PermissionDenied
        try:
            return act()
        except DomainError as error:
            messages.error(request, str(error))
            return redirect("parcels:inspect", self.object.pk)

    def receive(self):
        parcel = receive_parcel(parcel=self.object, by=self.request.user)
        text = gettext("%(parcel)s was received. Next one, please.") % {"parcel": parcel}
        buttons = [messages.button(url, label) for url, label in self.doors()]
        messages.success(self.request, text, buttons=buttons)
        return redirect("parcels:intake")

    def assign(self):
        self.assigning = AssignForm(self.request.POST)
        if not self.assigning.is_valid():
            return self.get(self.request)
        company = self.assigning.cleaned_data["company"]
        assign_parcel(parcel=self.object, organisation=company, by=self.request.user)
        messages.success(self.request, gettext("It is the parcel of %(company)s.") % {"company": company})
        return redirect("parcels:inspect", self.object.pk)

    def arrived(self):
        mark_delivered(parcel=self.object, by=self.request.user)
        messages.success(self.request, gettext("The parcel has arrived."))
        return redirect("parcels:inspect", self.object.pk)

    def ask(self):
        provider = provider_in_use()
        if provider and may_ask_now(self.object):
            try:
                ask(self.object, provider)
            except Misconfigured as error:
                messages.error(self.request, error.reason.label)
        return redirect("parcels:inspect", self.object.pk)

    def sections(self) -> list:
        """Components of other rooms: `hook(request, parcel, sections)` appends what its room knows."""
        sections: list = []
        for add in hooks.get_hooks("construct_parcel_page"):
            add(self.request, self.object, sections)
        return sections

    def doors(self) -> list[tuple[str, str]]:
        """Where other rooms go on with it: `hook(request, parcel, doors)` appends address and words."""
        doors: list[tuple[str, str]] = []
        for add in hooks.get_hooks("construct_parcel_doors"):
            add(self.request, self.object, doors)
        return doors

    def get_context_data(self, **kwargs):
        parcel, may = self.object, user_can_receive_parcels(self.request.user)
        return super().get_context_data(**kwargs) | {
            "parcel": parcel,
            "tone": parcel.tone,
            "can_receive": may and parcel.status == Parcel.Status.ANNOUNCED,
            "can_arrive": may and parcel.status == Parcel.Status.POSTED,
            "can_ask": may and parcel.is_on_its_way and may_ask_now(parcel),
            "assign_form": (self.assigning or AssignForm()) if may and not parcel.organisation else None,
            "tracking_error": why_nothing_is_known(parcel),
            "doors": self.doors(),
            "sections": self.sections(),
        }


class ParcelViewSet(RecordViewSet):
    model = Parcel
    name = "parcels"
    icon = "download"
    menu_label = _("Parcels")
    menu_name = "parcels"
    menu_order = 15
    add_to_admin_menu = True
    granted = ("view", "change")
    index_view_class = ParcelIndexView
    inspect_view_class = ParcelView
    filterset_class = ParcelFilterSet
    search_fields = ["number", "organisation__name", "organisation__uscc", "sender"]
    list_display = [
        RecordColumn("__str__", label=_("Parcel"), url_name="parcels:inspect"),
        Column("whose", label=_("Company"), accessor=lambda each: each.organisation or each.sender or "—"),
        Column("contents", label=_("What is inside"), classname="desk-wide"),
        TimeColumn("created_at", label=_("Entered at"), sort_key="created_at", classname="desk-wide"),
        Column("last_event", label=_("Last news"), accessor="news", classname="desk-wide"),
        BadgeColumn("status", label=_("State"), tones=TONES),
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("intake/", IntakeView.as_view(), name="intake"),
            path("record/", RecordView.as_view(), name="record"),
        ]

    @property
    def menu_item_class(self):
        return type(
            "ParcelsMenuItem",
            (QueueMenuItem,),
            {
                "is_shown": lambda item, request: user_can_see_parcels(request.user),
                "count": lambda item, request: Parcel.objects.incoming().announced().count(),
            },
        )
