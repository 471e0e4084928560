import django_filters
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column

from membership.records.columns import BadgeColumn, DayColumn, MoneyColumn, RecordColumn
from membership.records.history import actor_name
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import Payment, PaymentMethod, Period
from ..permissions import user_can_refund
from ..services import refundable, request_refund, reverse_payment
from .decisions import DecisionView
from .forms import REFUND_REASONS, RefundForm, ReturnForm

PAYMENT_TONES = {
    Payment.Status.RECEIVED: "success",
    Payment.Status.REFUNDED: "warning",
    Payment.Status.REVERSED: "danger",
}


class PaymentFilterSet(WagtailFilterSet):
    received_on = django_filters.DateFromToRangeFilter(label=_("Received on"), widget=DateRangePickerWidget)

    class Meta:
        model = Payment
        fields = ["method", "status", "received_on"]


class PaymentIndexView(RecordIndexView):
    related = ("order__organisation", "recorded_by", "online")
    empty_text = _("No money has come in yet.")


class PaymentView(DecisionView):
    """One payment, and the ways to take it back."""

    template_name = "dues/admin/payment.html"
    decisions = {"refund": (RefundForm, "refund"), "return": (ReturnForm, "reverse")}
    header_buttons = ()

    def get_object(self, queryset=None):
        related = ("order__organisation", "order__level", "online", "recorded_by")
        return get_object_or_404(Payment.objects.select_related(*related), pk=self.pk)

    def user_may_decide(self):
        return user_can_refund(self.request.user)

    def is_waiting(self):
        return self.left > 0

    @cached_property
    def left(self):
        return refundable(self.object)

    @cached_property
    def period(self):
        periods = Period.objects.filter(order=self.object.order, reversed_at__isnull=True)
        return periods.select_related("membership").first()

    def form_kwargs(self, name):
        return {"left": self.left, "has_term": self.period is not None} if name == "refund" else {}

    def refund(self, given) -> str:
        refund = request_refund(
            payment=self.object,
            amount=given["amount"],
            reason=given["reason"],
            ends_term=given.get("term") == RefundForm.ENDS,
            by=self.request.user,
        )
        if self.object.online is None:
            return gettext("The refund of %(amount)s yuan is recorded.") % {"amount": refund.amount}
        return gettext("The refund of %(amount)s yuan was requested; its state is shown below.") % {
            "amount": refund.amount
        }

    def reverse(self, given) -> str:
        reverse_payment(payment=self.object, reason=given["reason"], by=self.request.user)
        return gettext("The confirmation was reversed.")

    def go_on(self):
        return redirect("payments:inspect", self.object.pk)

    def logged_record(self):
        return self.object.order

    def get_context_data(self, **kwargs):
        payment = self.object
        refunds = payment.refunds.select_related("requested_by")
        is_reversible = payment.method == PaymentMethod.BANK_TRANSFER and not payment.refunded
        return super().get_context_data(**kwargs) | {
            "payment": payment,
            "tone": PAYMENT_TONES[payment.status],
            "order": payment.order,
            "left": self.left,
            "period": self.period,
            "refunds": refunds,
            "reasons": REFUND_REASONS,
            "is_reversible": is_reversible and not refunds,
        }


class PaymentViewSet(RecordViewSet):
    """Money as it came."""

    model = Payment
    name = "payments"
    icon = "success"
    menu_hook = "register_money_menu_item"
    menu_order = 40
    served = ("index", "index_results", "inspect")
    index_view_class = PaymentIndexView
    inspect_view_class = PaymentView
    filterset_class = PaymentFilterSet
    search_fields = ["order__number", "order__organisation__name", "online__transaction_id", "online__number"]
    list_display = [
        RecordColumn("order", label=pgettext_lazy("money", "Order"), url_name="payments:inspect"),
        Column("order.organisation", label=_("Company")),
        MoneyColumn("amount", label=_("Amount received"), sort_key="amount"),
        DayColumn("received_on", label=_("Received on"), sort_key="received_on"),
        Column("get_method_display", label=_("Payment method")),
        Column(
            "recorded_by",
            label=_("Recorded by"),
            accessor=lambda each: actor_name(each.recorded_by),
            classname="desk-wide",
        ),
        BadgeColumn("status", label=_("State"), tones=PAYMENT_TONES),
    ]

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(**kwargs) | {"history_url_name": None}
