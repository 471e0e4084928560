import django_filters
from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from membership.records.columns import BadgeColumn, MoneyColumn, RecordColumn, TimeColumn
from membership.records.files import ShownFile
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import InvoiceKind, InvoiceRequest, Order
from ..permissions import user_can_see_money
from ..services import issue_invoice, return_invoice_request
from .decisions import DecisionView
from .forms import INVOICE_REASONS, IssueForm, ReturnForm
from .orders import ORDER_TONES

INVOICE_TONES = {
    InvoiceRequest.Status.REQUESTED: "info",
    InvoiceRequest.Status.ISSUED: "success",
    InvoiceRequest.Status.RETURNED: "warning",
}


class InvoiceRequestFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what waits for finance."""

    status = django_filters.ChoiceFilter(
        label=_("State"),
        choices=InvoiceRequest.Status.choices,
        empty_label=None,
        null_label=_("All"),
        null_value="all",
        method="in_status",
        widget=forms.RadioSelect,
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of invoice"),
        choices=InvoiceKind.choices,
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = InvoiceRequest
        fields = ["status", "kind"]

    def __init__(self, data=None, *args, **kwargs):
        usual = "all" if data.get("q") else InvoiceRequest.Status.REQUESTED.value
        data = data.copy()
        data.setdefault("status", usual)
        super().__init__(data, *args, **kwargs)
        self.form.fields["status"].initial = usual

    def in_status(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(status=value)


class InvoiceRequestIndexView(RecordIndexView):
    related = ("order__organisation",)
    default_ordering = "requested_at"
    empty_text = _("No invoice waits to be issued.")


class InvoiceRequestView(DecisionView):
    template_name = "dues/admin/invoice_request.html"
    decisions = {"issue": (IssueForm, "issue"), "return": (ReturnForm, "send_back")}

    def get_object(self, queryset=None):
        related = ("order__organisation", "order__level", "requested_by", "decided_by", "file")
        return get_object_or_404(InvoiceRequest.objects.select_related(*related), pk=self.pk)

    def user_may_decide(self):
        user = self.request.user
        return user.is_active and user.has_perm("dues.change_invoicerequest")

    def is_waiting(self):
        return self.object.status == InvoiceRequest.Status.REQUESTED

    def form_kwargs(self, name):
        return {"user": self.request.user} if name == "issue" else {}

    def next_waiting(self):
        return InvoiceRequest.objects.pending().order_by("requested_at", "pk").first()

    def issue(self, given) -> str:
        issue_invoice(
            request=self.object, by=self.request.user, number=given["number"], file=given["file"] or None
        )
        return gettext("%(company)s: invoice issued. The company is told by SMS.") % {"company": self.company}

    def send_back(self, given) -> str:
        return_invoice_request(request=self.object, by=self.request.user, reason=given["reason"])
        return gettext("%(company)s: request sent back. The company is told by SMS.") % {
            "company": self.company
        }

    @property
    def company(self):
        return self.object.order.organisation

    def logged_record(self):
        return self.object.order

    def get_context_data(self, **kwargs):
        wanted, file = self.object, self.object.file
        return super().get_context_data(**kwargs) | {
            "wanted": wanted,
            "tone": INVOICE_TONES[wanted.status],
            "order": wanted.order,
            "order_tone": ORDER_TONES.get(wanted.order.status, ""),
            "is_paid": wanted.order.status == Order.Status.PAID,
            "details": [
                (wanted._meta.get_field(name).verbose_name, value) for name, value in wanted.details().items()
            ],
            "reasons": INVOICE_REASONS,
            "shown": [ShownFile(key="invoice", label=gettext("Invoice file"), file=file)] if file else [],
        }


class InvoiceRequestViewSet(RecordViewSet):
    model = InvoiceRequest
    name = "invoice_requests"
    icon = "doc-full"
    menu_label = _("Invoices to issue")
    menu_name = "invoice-requests"
    menu_hook = "register_money_menu_item"
    menu_order = 20
    granted = ("view", "change")
    index_view_class = InvoiceRequestIndexView
    inspect_view_class = InvoiceRequestView
    filterset_class = InvoiceRequestFilterSet
    search_fields = ["name", "uscc", "number", "order__number", "order__organisation__name"]
    list_display = [
        RecordColumn("order.organisation", label=_("Company"), url_name="invoice_requests:inspect"),
        Column("name", label=_("Invoice title"), classname="desk-wide"),
        Column("get_kind_display", label=_("Kind of invoice"), classname="desk-wide"),
        MoneyColumn("order.amount", label=_("Amount")),
        Column("order.get_status_display", label=pgettext_lazy("money", "Order")),
        TimeColumn("requested_at", label=_("Requested at"), sort_key="requested_at", classname="desk-wide"),
        BadgeColumn("status", label=_("State"), tones=INVOICE_TONES),
    ]

    @property
    def menu_item_class(self):
        return type(
            "InvoiceRequestsMenuItem",
            (QueueMenuItem,),
            {
                "is_shown": lambda item, request: user_can_see_money(request.user),
                "count": lambda item, request: InvoiceRequest.objects.pending().count(),
            },
        )
