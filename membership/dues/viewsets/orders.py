import django_filters
from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from membership.records.columns import BadgeColumn, MoneyColumn, RecordColumn, TimeColumn
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import RecordViewSet

from ..models import Level, Order, Payment

ORDER_TONES = {Order.Status.OPEN: "info", Order.Status.PAID: "success"}


class OrderFilterSet(WagtailFilterSet):
    level = django_filters.ModelChoiceFilter(
        label=_("Level"), queryset=Level.objects.all(), widget=forms.RadioSelect
    )
    created_at = django_filters.DateFromToRangeFilter(label=_("Made at"), widget=DateRangePickerWidget)

    class Meta:
        model = Order
        fields = ["status", "kind", "level", "created_at"]


class OrderIndexView(RecordIndexView):
    related = ("organisation", "level")
    empty_text = _("No orders yet. They are made when an application is approved.")


class OrderView(RecordInspectView):
    """An order with everything that has happened to it."""

    template_name = "dues/admin/order.html"

    def get_page_subtitle(self):
        return str(self.object.organisation)

    def get_object(self, queryset=None):
        return get_object_or_404(Order.objects.select_related("organisation", "level"), pk=self.pk)

    def get_context_data(self, **kwargs):
        order = self.object
        return super().get_context_data(**kwargs) | {
            "order": order,
            "tone": ORDER_TONES.get(order.status, ""),
            "received": order.received,
            "outstanding": order.outstanding,
            "vouchers": order.vouchers.select_related("decided_by").prefetch_related("files"),
            "payments": order.payments.select_related("recorded_by"),
            "invoice_requests": order.invoice_requests.select_related("decided_by"),
        }


class OrderViewSet(RecordViewSet):
    model = Order
    name = "orders"
    icon = "list-ul"
    menu_hook = "register_money_menu_item"
    menu_order = 30
    index_view_class = OrderIndexView
    inspect_view_class = OrderView
    filterset_class = OrderFilterSet
    search_fields = ["number", "organisation__name", "organisation__uscc"]
    list_display = [
        RecordColumn(
            "number", label=pgettext_lazy("money", "Order"), url_name="orders:inspect", sort_key="number"
        ),
        Column("organisation", label=_("Company")),
        Column("get_kind_display", label=_("Kind"), classname="desk-wide"),
        Column("level", label=_("Level"), classname="desk-wide"),
        MoneyColumn("amount", label=_("Amount"), sort_key="amount"),
        TimeColumn("created_at", label=_("Made at"), sort_key="created_at", classname="desk-wide"),
        BadgeColumn("status", label=_("State"), tones=ORDER_TONES),
    ]


class PaymentFilterSet(WagtailFilterSet):
    received_on = django_filters.DateFromToRangeFilter(label=_("Received on"), widget=DateRangePickerWidget)

    class Meta:
        model = Payment
        fields = ["method", "status", "received_on"]


class PaymentIndexView(RecordIndexView):
    related = ("order__organisation", "recorded_by")
    empty_text = _("No money has come in yet.")


class PaymentViewSet(RecordViewSet):
    """Money as it came. Each payment is told on the page of its order."""

    model = Payment
    name = "payments"
    icon = "success"
    menu_hook = "register_money_menu_item"
    menu_order = 40
    served = ("index", "index_results")
    index_view_class = PaymentIndexView
    filterset_class = PaymentFilterSet
    search_fields = ["order__number", "order__organisation__name"]
    list_display = [
        RecordColumn(
            "order", label=pgettext_lazy("money", "Order"), url_name="orders:inspect", to="order_id"
        ),
        Column("order.organisation", label=_("Company")),
        MoneyColumn("amount", label=_("Amount received"), sort_key="amount"),
        Column(
            "received_on",
            label=_("Received on"),
            accessor=lambda each: f"{each.received_on:%Y-%m-%d}",
            sort_key="received_on",
        ),
        Column("get_method_display", label=_("Payment method")),
        Column(
            "recorded_by",
            label=_("Recorded by"),
            accessor=lambda each: (
                each.recorded_by and (each.recorded_by.get_full_name() or each.recorded_by.username)
            ),
        ),
        BadgeColumn(
            "status",
            label=_("State"),
            tones={Payment.Status.RECEIVED: "success", Payment.Status.REVERSED: "danger"},
        ),
    ]

    @property
    def url_finder_class(self):
        return type(
            "NoPageOfItsOwn",
            (),
            {"__init__": lambda self, user=None: None, "get_edit_url": lambda self, instance: None},
        )
