import django_filters
from django import forms
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from membership.parcels.models import Parcel
from membership.records.columns import BadgeColumn, DayColumn, RecordColumn
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import RecordViewSet

from ..models import Item, Owed
from ..permissions import user_can_dispatch, user_can_see_dispatch
from ..shipments import with_receivers
from ..views.printing import LabelsView, PackingListView
from ..views.sending import SendView
from ..views.settling import CallOffView, CorrectView, DismissView, OweView, ReopenView

TONES = {Owed.Status.OWED: "info", Owed.Status.SENT: "success"}


class OwedFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what is to be sent."""

    status = django_filters.ChoiceFilter(
        label=_("State"),
        choices=Owed.Status.choices,
        empty_label=None,
        null_label=_("All"),
        null_value="all",
        method="in_status",
        widget=forms.RadioSelect,
    )
    item = django_filters.MultipleChoiceFilter(
        label=_("Item"), choices=Item.choices, widget=forms.CheckboxSelectMultiple
    )
    trouble = django_filters.ChoiceFilter(
        label=_("Look out for"),
        choices=[("overdue", _("Overdue")), ("address", _("No postal address"))],
        empty_label=_("All"),
        method="in_trouble",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Owed
        fields = ["status", "item", "trouble"]

    def __init__(self, data=None, *args, **kwargs):
        usual = "all" if data.get("q") else Owed.Status.OWED.value
        data = data.copy()
        data.setdefault("status", usual)
        super().__init__(data, *args, **kwargs)
        self.form.fields["status"].initial = usual

    def in_status(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(status=value)

    def in_trouble(self, queryset, name, value):
        if value == "overdue":
            return queryset.filter(pk__in=Owed.objects.overdue().values("pk"))
        return queryset.filter(organisation__address="")


class TickColumn(Column):
    """What the buttons below the list act on."""

    header_template_name = "dispatch/admin/tick_header.html"
    cell_template_name = "dispatch/admin/tick_cell.html"


class DueColumn(Column):
    cell_template_name = "dispatch/admin/due_cell.html"


class OwedIndexView(RecordIndexView):
    template_name = "dispatch/admin/index.html"
    results_template_name = "dispatch/admin/index_results.html"
    default_ordering = "due_on"
    empty_text = _("Nothing is to be sent.")
    list_export = [
        *("organisation.name", "organisation.uscc", "title", "since", "due_on", "get_status_display"),
        *("receiver", "receiver_phone", "organisation.address", "organisation.postcode", "tracking"),
    ]
    export_headings = {
        "organisation.name": _("Company"),
        "organisation.uscc": _("Company code"),
        "title": _("Item"),
        "get_status_display": _("State"),
        "receiver": _("Contact person"),
        "receiver_phone": _("Phone"),
        "organisation.address": _("Postal address"),
        "organisation.postcode": _("Postcode"),
        "tracking": _("Tracking number"),
    }
    export_filename = "to-send"

    def get_base_queryset(self):
        return with_receivers(super().get_base_queryset())

    def order_queryset(self, queryset):
        # The oldest first; those of one company together.
        queryset = super().order_queryset(queryset)
        return queryset.order_by(*queryset.query.order_by, "organisation_id", "pk")

    @cached_property
    def may_send(self) -> bool:
        return user_can_dispatch(self.request.user)

    @cached_property
    def columns(self):
        return super().columns if self.may_send else super().columns[1:]

    @cached_property
    def header_buttons(self):
        batches = HeaderButton(_("Batches sent"), url=reverse("batches:index"), icon_name="history")
        if not self.may_send:
            return [batches]
        return [
            HeaderButton(_("Something else to send"), url=reverse("dispatch:owe"), icon_name="plus"),
            batches,
        ]

    def get_context_data(self, *args, **kwargs):
        return super().get_context_data(*args, **kwargs) | {"may_send": self.may_send}


class OwedView(RecordInspectView):
    """One thing, with the parcel it lies in."""

    template_name = "dispatch/admin/owed.html"

    def get_object(self, queryset=None):
        rows = with_receivers(Owed.objects.select_related("settled_by", "batch"))
        return get_object_or_404(rows, pk=self.pk)

    @cached_property
    def header_buttons(self):
        buttons = list(super().header_buttons)
        if user_can_dispatch(self.request.user):
            buttons = [self.button(*each) for each in self.acts()] + buttons
        return buttons

    def acts(self):
        owed = self.object
        one = [owed.pk]
        if owed.status == Owed.Status.OWED:
            yield _("Send by post"), f"{reverse('dispatch:send')}?owed={owed.pk}", "mail"
            yield _("Not to be sent"), f"{reverse('dispatch:dismiss')}?owed={owed.pk}", "cross"
        elif owed.status == Owed.Status.NOT_NEEDED:
            yield _("To be sent after all"), reverse("dispatch:reopen", args=one), "undo"
        elif owed.parcel.status == Parcel.Status.POSTED:
            yield _("Correct tracking number"), reverse("dispatch:correct", args=one), "edit"
            yield _("Call parcel off"), reverse("dispatch:call_off", args=one), "cross"

    @staticmethod
    def button(label, url, icon):
        return HeaderButton(label, url=url, icon_name=icon)

    def get_context_data(self, **kwargs):
        owed = self.object
        return super().get_context_data(**kwargs) | {
            "owed": owed,
            "tone": TONES.get(owed.status, ""),
            "contact": next(iter(owed.organisation.receivers), None),
        }


class OwedViewSet(RecordViewSet):
    model = Owed
    name = "dispatch"
    icon = "mail"
    menu_label = _("To be sent")
    menu_name = "to-send"
    menu_hook = "register_post_menu_item"
    menu_order = 20
    granted = ("view", "change")
    list_per_page = 100
    index_view_class = OwedIndexView
    inspect_view_class = OwedView
    filterset_class = OwedFilterSet
    search_fields = ["organisation__name", "organisation__uscc", "note", "parcel__number"]
    list_display = [
        TickColumn("tick", accessor="pk", label=_("Tick"), width="3rem"),
        RecordColumn("organisation", label=_("Company"), url_name="dispatch:inspect"),
        Column("title", label=_("Item")),
        Column(
            "because",
            label=_("Because of"),
            accessor=lambda owed: owed.order.get_kind_display() if owed.order else gettext("Promised"),
            classname="desk-wide",
        ),
        DayColumn(
            "since", label=_("Owed since"), accessor="since_day", sort_key="since", classname="desk-wide"
        ),
        DueColumn("due_on", label=_("To be sent by"), sort_key="due_on"),
        Column("tracking", label=pgettext_lazy("column", "Tracking number"), classname="desk-wide"),
        BadgeColumn("status", label=_("State"), tones=TONES),
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("send/", SendView.as_view(), name="send"),
            path("dismiss/", DismissView.as_view(), name="dismiss"),
            path("owe/", OweView.as_view(), name="owe"),
            path("labels/", LabelsView.as_view(), name="labels"),
            path("packing-list/", PackingListView.as_view(), name="packing_list"),
            path("reopen/<int:pk>/", ReopenView.as_view(), name="reopen"),
            path("correct/<int:pk>/", CorrectView.as_view(), name="correct"),
            path("call-off/<int:pk>/", CallOffView.as_view(), name="call_off"),
        ]

    @property
    def menu_item_class(self):
        return type(
            "ToSendMenuItem",
            (QueueMenuItem,),
            {
                "is_shown": lambda item, request: user_can_see_dispatch(request.user),
                "count": lambda item, request: Owed.objects.waiting().count(),
            },
        )
