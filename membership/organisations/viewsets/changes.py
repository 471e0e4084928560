"""资料变更: what companies want changed, beside what is known, and the decision."""

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from membership.errors import DomainError
from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.history import actor_name
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordIndexView, RecordInspectView
from membership.records.viewsets import RecordViewSet

from ..comparison import compared, files_of
from ..log_actions import label_of
from ..models import Proposal
from ..permissions import user_can_decide_on_changes
from ..services import approve_proposal, return_proposal
from ..staff_forms import WordsForm

TONES = {
    Proposal.Status.PENDING: "info",
    Proposal.Status.APPROVED: "success",
    Proposal.Status.RETURNED: "warning",
}


class ProposalFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what waits; a search looks at all."""

    status = django_filters.ChoiceFilter(
        label=_("State"),
        choices=Proposal.Status.choices,
        empty_label=None,
        null_label=_("All"),
        null_value="all",
        method="in_status",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Proposal
        fields = ["status"]

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy()
        usual = "all" if data.get("q") else Proposal.Status.PENDING.value
        data.setdefault("status", usual)
        super().__init__(data, *args, **kwargs)
        self.form.fields["status"].initial = usual

    def in_status(self, queryset, name, value):
        return queryset if value == "all" else queryset.filter(status=value)


class ProposalIndexView(RecordIndexView):
    related = ("organisation", "submitted_by")
    default_ordering = "submitted_at"
    empty_text = _("No change of company data waits.")


class ProposalView(RecordInspectView):
    """The old beside the new; approved or sent back with words."""

    template_name = "organisations/admin/change.html"
    header_buttons = ()
    form = None
    refusal = ""

    def get_object(self, queryset=None):
        related = ("organisation", "revision", "submitted_by", "decided_by")
        return get_object_or_404(Proposal.objects.select_related(*related), pk=self.pk)

    def post(self, request, *args, **kwargs):
        if not user_can_decide_on_changes(request.user):
            raise PermissionDenied
        self.form = WordsForm(request.POST) if request.POST.get("decision") == "return" else None
        try:
            if done := self.decide():
                messages.success(request, done)
                return self.go_on()
        except DomainError as error:
            self.refusal = str(error)
            self.object = self.get_object()
        return self.get(request, *args, **kwargs)

    def decide(self) -> str:
        company = {"company": self.object.organisation}
        if self.form is None:
            approve_proposal(proposal=self.object, by=self.request.user)
            return gettext("%(company)s: the change is in force. The company is told.") % company
        if not self.form.is_valid():
            return ""
        return_proposal(proposal=self.object, words=self.form.cleaned_data["words"], by=self.request.user)
        return gettext("%(company)s: the change was sent back. The company is told.") % company

    def go_on(self):
        following = Proposal.objects.pending().order_by("submitted_at", "pk").first()
        if following:
            return redirect("profile_changes:inspect", following.pk)
        return redirect("profile_changes:index")

    def get_context_data(self, **kwargs):
        rows = compared(self.object)
        may_decide = self.object.is_pending and user_can_decide_on_changes(self.request.user)
        return super().get_context_data(**kwargs) | {
            "proposal": self.object,
            "decided_by": actor_name(self.object.decided_by),
            "organisation": self.object.organisation,
            "tone": TONES.get(Proposal.Status(self.object.status), ""),
            "rows": rows,
            "shown": files_of(rows),
            "form": (self.form or WordsForm()) if may_decide else None,
            "refusal": self.refusal,
            "return_is_open": self.form is not None,
        }

    def logged_record(self):
        return self.object.organisation


class ProposalsMenuItem(QueueMenuItem):
    def is_shown(self, request):
        return request.user.has_perm("organisations.view_proposal")

    def count(self, request) -> int:
        return Proposal.objects.pending().count()


class ProposalViewSet(RecordViewSet):
    model = Proposal
    name = "profile_changes"
    icon = "edit"
    menu_label = _("Changes of company data")
    menu_name = "profile-changes"
    menu_hook = "register_members_menu_item"
    menu_order = 25
    menu_item_class = ProposalsMenuItem
    granted = ("view", "change")
    served = ("index", "index_results", "inspect")
    index_view_class = ProposalIndexView
    inspect_view_class = ProposalView
    filterset_class = ProposalFilterSet
    search_fields = ["organisation__name", "organisation__uscc"]
    list_display = [
        RecordColumn("organisation", label=_("Company"), url_name="profile_changes:inspect"),
        Column(
            "names",
            label=_("What changes"),
            accessor=lambda each: "、".join(str(label_of(name)) for name in each.names),
        ),
        TimeColumn("submitted_at", label=_("Submitted at"), sort_key="submitted_at", classname="desk-wide"),
        BadgeColumn("status", label=_("State"), tones=TONES),
    ]
