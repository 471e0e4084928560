import django_filters
from django import forms
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from membership.records.columns import BadgeColumn, DayColumn, MoneyColumn, RecordColumn, TimeColumn
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..models import Difference, OnlinePayment, Reconciliation
from ..permissions import user_can_settle_differences
from ..services import accept_disputed, resolve_difference
from .decisions import DecisionView
from .forms import SettleForm

KIND_TONES = dict.fromkeys(Difference.Kind, "danger") | {Difference.Kind.SURPLUS: "warning"}


class DifferenceFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what finance has not settled."""

    settled = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[("no", _("To be checked")), ("yes", _("Settled"))],
        empty_label=None,
        null_label=_("All"),
        null_value="all",
        method="that_are_settled",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Difference
        fields = ["settled", "kind", "method"]

    def __init__(self, data=None, *args, **kwargs):
        usual = "all" if data.get("q") else "no"
        data = data.copy()
        data.setdefault("settled", usual)
        super().__init__(data, *args, **kwargs)
        self.form.fields["settled"].initial = usual

    def that_are_settled(self, queryset, name, value):
        if value == "all":
            return queryset
        return queryset.filter(resolved_at__isnull=value == "no")


class DifferenceIndexView(RecordIndexView):
    related = ("order__organisation",)
    empty_text = _("The books agree: no payment waits to be looked at.")


class DifferenceView(DecisionView):
    """What differs, and how it was settled. Money of another amount than asked for can be counted here."""

    template_name = "dues/admin/difference.html"
    decisions = {"settle": (SettleForm, "settle"), "book": (forms.Form, "book")}

    def get_object(self, queryset=None):
        related = ("order__organisation", "order__level", "resolved_by")
        return get_object_or_404(Difference.objects.select_related(*related), pk=self.pk)

    def get_page_subtitle(self):
        return str(self.object)

    def user_may_decide(self):
        return user_can_settle_differences(self.request.user)

    def is_waiting(self):
        return self.object.resolved_at is None

    @cached_property
    def disputed(self):
        disputed = OnlinePayment.objects.filter(status=OnlinePayment.Status.DISPUTED)
        return disputed.filter(method=self.object.method, number=self.object.number).first()

    def next_waiting(self):
        return Difference.objects.pending().order_by("found_at", "pk").first()

    def settle(self, given) -> str:
        resolve_difference(difference=self.object, by=self.request.user, note=given["note"])
        return gettext("The difference is settled.")

    def book(self, given) -> str:
        payment = accept_disputed(online=self.disputed, by=self.request.user)
        note = gettext("Counted as a payment of %(amount)s yuan.") % {"amount": payment.amount}
        resolve_difference(difference=self.object, by=self.request.user, note=note)
        return note

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "difference": self.object,
            "tone": KIND_TONES[self.object.kind],
            "order": self.object.order,
            "disputed": self.disputed,
        }


class DifferenceViewSet(RecordViewSet):
    model = Difference
    name = "differences"
    icon = "warning"
    menu_label = _("Payments to check")
    menu_name = "differences"
    menu_hook = "register_money_menu_item"
    menu_order = 25
    granted = ("view", "change")
    index_view_class = DifferenceIndexView
    inspect_view_class = DifferenceView
    filterset_class = DifferenceFilterSet
    search_fields = ["number", "transaction_id", "order__number", "order__organisation__name"]
    list_display = [
        RecordColumn("number", label=_("Number"), url_name="differences:inspect"),
        Column("order.organisation", label=_("Company")),
        MoneyColumn("expected", label=_("Amount by our books")),
        MoneyColumn("found", label=_("Amount found")),
        Column("get_method_display", label=_("Payment method"), classname="desk-wide"),
        TimeColumn("found_at", label=_("Found at"), sort_key="found_at", classname="desk-wide"),
        BadgeColumn("kind", label=_("What differs"), tones=KIND_TONES),
    ]

    @property
    def menu_item_class(self):
        return type(
            "DifferencesMenuItem",
            (QueueMenuItem,),
            {
                "is_shown": lambda item, request: request.user.has_perm("dues.view_difference"),
                "count": lambda item, request: Difference.objects.pending().count(),
            },
        )


class ReconciliationIndexView(RecordIndexView):
    empty_text = _("No bill has been held against the books yet. It is done each morning for the day before.")


class ReconciliationViewSet(RecordViewSet):
    model = Reconciliation
    name = "reconciliations"
    icon = "calendar-check"
    menu_hook = "register_money_menu_item"
    menu_order = 50
    served = ("index", "index_results")
    index_view_class = ReconciliationIndexView
    list_display = [
        DayColumn("day", label=_("Day of the bill"), sort_key="day"),
        Column("get_method_display", label=_("Payment method")),
        Column("payments", label=_("Payments in the bill")),
        Column("refunds", label=_("Refunds in the bill")),
        Column("differences", label=_("Differences")),
        TimeColumn("done_at", label=_("Done at")),
    ]

    @property
    def url_finder_class(self):
        return type(
            "NoPageOfItsOwn",
            (),
            {"__init__": lambda self, user=None: None, "get_edit_url": lambda self, instance: None},
        )
