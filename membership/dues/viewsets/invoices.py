import django_filters
from django import forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from membership.records.columns import BadgeColumn, MoneyColumn, RecordColumn, TimeColumn
from membership.records.files import ShownFile
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import DuesSettings, InvoiceKind, InvoiceRequest, Order
from ..services import issue_invoice, return_invoice_request, reverse_invoice
from .decisions import DecisionView
from .forms import ReturnForm
from .invoice_forms import INVOICE_REASONS, RED_REASONS, DocumentForm, ReverseForm
from .orders import ORDER_TONES
from .queues import QueueFilterSet, queue_menu_item, state_filter

STATUS = InvoiceRequest.Status
INVOICE_TONES = {
    STATUS.REQUESTED: "info",
    STATUS.ISSUED: "success",
    STATUS.RETURNED: "warning",
    STATUS.REVERSED: "danger",
}


class DueColumn(BadgeColumn):
    """The promised day; in red once it has passed and the request still waits."""

    def __init__(self, name, **kwargs):
        super().__init__(
            name, accessor=lambda request: request.due_on and f"{request.due_on:%Y-%m-%d}", **kwargs
        )

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"tone": "danger" if instance.is_overdue else ""}


class InvoiceRequestFilterSet(QueueFilterSet):
    waiting = STATUS.REQUESTED.value
    status = state_filter([*STATUS.choices, ("overdue", _("Overdue")), ("to_reverse", _("To be reversed"))])
    kind = django_filters.ChoiceFilter(
        label=_("Kind of invoice"),
        choices=InvoiceKind.choices,
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = InvoiceRequest
        fields = ["status", "kind"]

    def in_status(self, queryset, name, value):
        if value == "overdue":
            return queryset.overdue()
        if value == "to_reverse":
            return queryset.to_reverse()
        return super().in_status(queryset, name, value)


class InvoiceRequestIndexView(RecordIndexView):
    related = ("organisation",)
    default_ordering = "requested_at"
    empty_text = _("No invoice waits to be issued.")
    list_export = [
        "organisation.name",
        "order_numbers",
        "amount",
        "get_kind_display",
        "name",
        "uscc",
        "address",
        "phone",
        "bank",
        "account",
        "email",
        "requested_at",
        "due_on",
        "get_status_display",
        "number",
        "issued_on",
        "reason",
        "red_number",
        "red_on",
        "red_reason",
    ]
    export_headings = {
        "organisation.name": _("Company"),
        "order_numbers": _("Order number"),
        "amount": _("Amount in yuan"),
        "get_kind_display": _("Kind of invoice"),
        "uscc": _("Taxpayer number"),
        "get_status_display": _("State"),
    }

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("orders")

    def get_heading(self, queryset, field):
        return str(self.export_headings.get(field) or InvoiceRequest._meta.get_field(field).verbose_name)


class InvoiceRequestView(DecisionView):
    template_name = "dues/admin/invoice_request.html"
    decisions = {
        "issue": (DocumentForm, "issue"),
        "return": (ReturnForm, "send_back"),
        "reverse": (ReverseForm, "reverse"),
    }
    follows = {"issue": STATUS.REQUESTED, "return": STATUS.REQUESTED, "reverse": STATUS.ISSUED}

    def get_object(self, queryset=None):
        related = ("organisation", "requested_by", "decided_by", "reversed_by", "file", "red_file")
        requests = InvoiceRequest.objects.select_related(*related).prefetch_related("orders__level")
        return get_object_or_404(requests, pk=self.pk)

    def get_page_subtitle(self):
        return str(self.object.organisation)

    def user_may_decide(self):
        user = self.request.user
        return user.is_active and user.has_perm("dues.change_invoicerequest")

    def is_waiting(self):
        """Is this the state that the pressed button follows, or one that any button follows?"""
        pressed = self.follows.get(self.request.POST.get("decision"))
        return self.object.status in ([pressed] if pressed else self.follows.values())

    def form_kwargs(self, name):
        if name == "return":
            return {}
        demands_file = DuesSettings.load().demands_file(self.object.kind)
        return {"user": self.request.user, "demands_file": demands_file}

    def next_waiting(self):
        return InvoiceRequest.objects.pending().order_by("requested_at", "pk").first()

    def issue(self, given) -> str:
        issue_invoice(
            request=self.object,
            by=self.request.user,
            number=given["number"],
            file=given["file"] or None,
            issued_on=given["day"],
        )
        return gettext("%(company)s: invoice issued. The company is told by SMS.") % {"company": self.company}

    def send_back(self, given) -> str:
        return_invoice_request(request=self.object, by=self.request.user, reason=given["reason"])
        return gettext("%(company)s: request sent back. The company is told by SMS.") % {
            "company": self.company
        }

    def reverse(self, given) -> str:
        reverse_invoice(
            request=self.object,
            by=self.request.user,
            number=given["number"],
            reason=given["reason"],
            file=given["file"] or None,
            reversed_on=given["day"],
        )
        return gettext("%(company)s: invoice reversed. The company is told and may ask again.") % {
            "company": self.company
        }

    @property
    def company(self):
        return self.object.organisation

    def logged_record(self):
        return self.object.order

    def get_context_data(self, **kwargs):
        wanted, orders = self.object, self.object.orders.all()
        context = super().get_context_data(**kwargs)
        open_forms = {
            name: form for name, form in context["forms"].items() if self.follows[name] == wanted.status
        }
        return context | {
            "forms": open_forms,
            "wanted": wanted,
            "tone": INVOICE_TONES[wanted.status],
            "orders": [(order, ORDER_TONES.get(order.status, "")) for order in orders],
            "is_paid": all(order.status == Order.Status.PAID for order in orders),
            "is_to_be_reversed": InvoiceRequest.objects.to_reverse().filter(pk=wanted.pk).exists(),
            "details": [
                (wanted._meta.get_field(name).verbose_name, value) for name, value in wanted.details().items()
            ],
            "reasons": INVOICE_REASONS,
            "red_reasons": RED_REASONS,
            "reverse_is_open": bool(self.posted) and self.posted[0] == "reverse",
            "shown": list(self.shown_files()),
        }

    def shown_files(self):
        if self.object.file:
            yield ShownFile(key="invoice", label=gettext("Invoice file"), file=self.object.file)
        if self.object.red_file:
            yield ShownFile(key="red", label=gettext("File of the red invoice"), file=self.object.red_file)


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
    export_filename = "invoice-requests"
    search_fields = ["name", "uscc", "number", "red_number", "orders__number", "organisation__name"]
    list_display = [
        RecordColumn("organisation", label=_("Company"), url_name="invoice_requests:inspect"),
        Column("name", label=_("Invoice title"), classname="desk-wide"),
        Column("get_kind_display", label=_("Kind of invoice"), classname="desk-wide"),
        MoneyColumn("amount", label=_("Amount")),
        TimeColumn("requested_at", label=_("Requested at"), sort_key="requested_at", classname="desk-wide"),
        DueColumn("due_on", label=_("To be issued by"), sort_key="due_on", classname="desk-wide"),
        BadgeColumn("status", label=_("State"), tones=INVOICE_TONES),
    ]

    @property
    def menu_item_class(self):
        return queue_menu_item("InvoiceRequestsMenuItem", InvoiceRequest.objects.pending)
