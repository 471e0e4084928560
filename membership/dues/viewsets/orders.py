import django_filters
from django import forms
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from membership.records.columns import BadgeColumn, MoneyColumn, RecordColumn, TimeColumn
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import Level, Order, Refund
from ..permissions import user_can_cancel_orders, user_can_refund
from ..services import cancel_order, replace_receipt
from .decisions import DecisionView
from .forms import CANCEL_REASONS, RECEIPT_REASONS, ReturnForm

ORDER_TONES = {
    Order.Status.OPEN: "info",
    Order.Status.PAID: "success",
    Order.Status.REFUNDED: "warning",
}


class OrderFilterSet(WagtailFilterSet):
    level = django_filters.ModelChoiceFilter(
        label=_("Level"), queryset=Level.objects.all(), widget=forms.RadioSelect
    )
    surplus = django_filters.BooleanFilter(
        label=_("Money"),
        method="with_surplus",
        widget=forms.CheckboxInput,
        help_text=_("More came than is owed"),
    )
    created_at = django_filters.DateFromToRangeFilter(label=_("Made at"), widget=DateRangePickerWidget)

    class Meta:
        model = Order
        fields = ["status", "kind", "level", "surplus", "created_at"]

    def with_surplus(self, queryset, name, value):
        return queryset.filter(surplus__gt=0) if value else queryset


class OrderIndexView(RecordIndexView):
    related = ("organisation", "level")
    empty_text = _("No orders yet. They are made when an application is approved.")


class OrderView(DecisionView):
    """An order with everything that has happened to it; one that is not paid can be given up, and the receipt
    of one that is can be issued anew."""

    template_name = "dues/admin/order.html"
    decisions = {"return": (ReturnForm, "cancel"), "receipt": (ReturnForm, "issue_anew")}

    def get_page_subtitle(self):
        return str(self.object.organisation)

    def get_object(self, queryset=None):
        return get_object_or_404(Order.objects.select_related("organisation", "level"), pk=self.pk)

    def user_may_decide(self):
        return user_can_cancel_orders(self.request.user)

    def is_waiting(self):
        return self.object.status == Order.Status.OPEN or self.receipt is not None

    @cached_property
    def receipt(self):
        return self.object.receipts.standing().first()

    def issue_anew(self, given) -> str:
        receipt = replace_receipt(order=self.object, by=self.request.user, reason=given["reason"])
        return gettext("Receipt %(number)s was issued; the old one is void.") % {"number": receipt}

    def cancel(self, given) -> str:
        order = cancel_order(order=self.object, by=self.request.user, reason=given["reason"])
        return gettext("Order %(number)s was cancelled.") % {"number": order.number}

    def go_on(self):
        return redirect("orders:inspect", self.object.pk)

    def get_context_data(self, **kwargs):
        order = self.object
        return super().get_context_data(**kwargs) | {
            "order": order,
            "tone": ORDER_TONES.get(order.status, ""),
            "received": order.received,
            "outstanding": order.outstanding,
            "vouchers": order.vouchers.select_related("decided_by").prefetch_related("files"),
            "payments": order.payments.select_related("recorded_by", "online"),
            "online_payments": order.online_payments.all(),
            "refunds": Refund.objects.filter(payment__order=order).select_related("requested_by"),
            "may_refund": user_can_refund(self.request.user),
            "reasons": CANCEL_REASONS,
            "invoice_requests": order.invoice_requests.select_related("decided_by"),
            "notices": order.payment_notices.select_related("paper__file"),
            "receipts": order.receipts.select_related("paper__file"),
            "has_receipt": self.receipt is not None,
            "receipt_reasons": RECEIPT_REASONS,
            "receipt_is_open": bool(self.posted) and self.posted[0] == "receipt",
        }


class OrderViewSet(RecordViewSet):
    model = Order
    name = "orders"
    icon = "list-ul"
    menu_hook = "register_money_menu_item"
    menu_order = 30
    granted = ("view", "change")
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
