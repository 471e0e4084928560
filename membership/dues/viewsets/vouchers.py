from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn

from membership.records.columns import BadgeColumn, MoneyColumn, RecordColumn, TimeColumn
from membership.records.files import ShownFile
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import Order, Voucher
from ..permissions import user_can_confirm_payments
from ..services import confirm_voucher, return_voucher
from .decisions import DecisionView
from .forms import VOUCHER_REASONS, ConfirmForm, ReturnForm
from .queues import QueueFilterSet, queue_menu_item, state_filter

VOUCHER_TONES = {
    Voucher.Status.SUBMITTED: "info",
    Voucher.Status.RETURNED: "warning",
    Voucher.Status.CONFIRMED: "success",
}


class VoucherFilterSet(QueueFilterSet):
    waiting = Voucher.Status.SUBMITTED.value
    status = state_filter(Voucher.Status.choices)

    class Meta:
        model = Voucher
        fields = ["status"]


class VoucherIndexView(RecordIndexView):
    related = ("order__organisation", "order__level")
    default_ordering = "submitted_at"
    empty_text = _("No voucher waits for confirmation.")


class VoucherView(DecisionView):
    """A voucher beside its order, and the confirmation that the money came."""

    template_name = "dues/admin/voucher.html"
    decisions = {"confirm": (ConfirmForm, "confirm"), "return": (ReturnForm, "send_back")}

    def get_object(self, queryset=None):
        related = ("order__organisation", "order__level", "submitted_by", "decided_by")
        return get_object_or_404(Voucher.objects.select_related(*related), pk=self.pk)

    def user_may_decide(self):
        return user_can_confirm_payments(self.request.user)

    def is_waiting(self):
        # What was announced may still come after the dues were paid another way; then it is too much.
        takes_money = self.object.order.status in (Order.Status.OPEN, Order.Status.PAID)
        return self.object.status == Voucher.Status.SUBMITTED and takes_money

    def form_kwargs(self, name):
        return {"outstanding": self.object.order.outstanding} if name == "confirm" else {}

    def next_waiting(self):
        return Voucher.objects.pending().order_by("submitted_at", "pk").first()

    def confirm(self, given) -> str:
        payment = confirm_voucher(voucher=self.object, by=self.request.user, **given)
        company, order = payment.order.organisation, Order.objects.get(pk=payment.order_id)
        if order.surplus:
            return gettext("%(company)s: received; %(amount)s yuan too much are to be given back.") % {
                "company": company,
                "amount": order.surplus,
            }
        if order.status == Order.Status.PAID:
            return gettext("%(company)s: the dues are paid.") % {"company": company}
        return gettext("%(company)s: received; %(rest)s yuan are still owed.") % {
            "company": company,
            "rest": order.outstanding,
        }

    def send_back(self, given) -> str:
        return_voucher(voucher=self.object, by=self.request.user, reason=given["reason"])
        company = self.object.order.organisation
        return gettext("%(company)s: voucher sent back. The company is told by SMS.") % {"company": company}

    def logged_record(self):
        return self.object.order

    def get_context_data(self, **kwargs):
        order = self.object.order
        files = [entry.file for entry in self.object.voucher_files.select_related("file")]
        earlier = order.vouchers.exclude(pk=self.object.pk).select_related("decided_by")
        return super().get_context_data(**kwargs) | {
            "voucher": self.object,
            "tone": VOUCHER_TONES.get(self.object.status, ""),
            "order": order,
            "received": order.received,
            "outstanding": order.outstanding,
            "contact": order.organisation.contacts.primary().first(),
            "earlier": earlier,
            "reasons": VOUCHER_REASONS,
            "shown": [
                ShownFile(key=f"f{place}", label=gettext("File %(number)s") % {"number": place}, file=file)
                for place, file in enumerate(files, start=1)
            ],
        }


class VoucherViewSet(RecordViewSet):
    model = Voucher
    name = "vouchers"
    icon = "tick-inverse"
    menu_label = _("Vouchers to confirm")
    menu_name = "vouchers"
    menu_hook = "register_money_menu_item"
    menu_order = 10
    granted = ("view", "change")
    index_view_class = VoucherIndexView
    inspect_view_class = VoucherView
    filterset_class = VoucherFilterSet
    search_fields = ["order__number", "order__organisation__name"]
    list_display = [
        RecordColumn("order.organisation", label=_("Company"), url_name="vouchers:inspect"),
        Column("order", label=pgettext_lazy("money", "Order"), classname="desk-wide"),
        Column("order.get_kind_display", label=_("Kind"), classname="desk-wide"),
        MoneyColumn("order.amount", label=_("Amount owed")),
        TimeColumn("submitted_at", label=_("Submitted at"), sort_key="submitted_at", classname="desk-wide"),
        DateColumn(
            "waiting",
            label=_("Waiting since"),
            accessor=lambda each: each.submitted_at if each.status == Voucher.Status.SUBMITTED else None,
        ),
        BadgeColumn("status", label=_("State"), tones=VOUCHER_TONES),
    ]

    @property
    def menu_item_class(self):
        return queue_menu_item("VouchersMenuItem", Voucher.objects.pending)
