"""Requests for new certificates: the queue, and the page on which the secretariat answers one."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from membership.dues.viewsets.decisions import DecisionView
from membership.dues.viewsets.queues import QueueFilterSet, state_filter
from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.files import ShownFile
from membership.records.menu import QueueMenuItem
from membership.records.views import RecordIndexView
from membership.records.viewsets import RecordViewSet

from ..differences import differences_of
from ..forms import REFUSAL_REASONS, GrantForm, RefuseForm
from ..models import Certificate, CertificateRequest
from ..permissions import user_can_decide_requests, user_can_see_requests
from ..services import grant_request, refuse_request

STATUS = CertificateRequest.Status
TONES = {STATUS.REQUESTED: "info", STATUS.GRANTED: "success", STATUS.REFUSED: "warning"}


class RequestFilterSet(QueueFilterSet):
    waiting = STATUS.REQUESTED.value
    status = state_filter(STATUS.choices)

    class Meta:
        model = CertificateRequest
        fields = ["status"]


class RequestIndexView(RecordIndexView):
    related = ("certificate__paper", "certificate__membership__organisation", "replacement__paper")
    default_ordering = "requested_at"
    empty_text = _("No request for a certificate waits for an answer.")


class RequestView(DecisionView):
    """What the company asks for, the certificate beside what is known today, and the answer."""

    template_name = "certificates/admin/request.html"
    decisions = {"grant": (GrantForm, "grant"), "return": (RefuseForm, "refuse")}

    def get_object(self, queryset=None):
        related = ("replacement__paper", "declaration", "requested_by", "decided_by")
        return get_object_or_404(CertificateRequest.objects.select_related(*related), pk=self.pk)

    def get_page_subtitle(self):
        return self.object.organisation.name

    def user_may_decide(self):
        return user_can_decide_requests(self.request.user)

    def is_waiting(self):
        return self.object.is_waiting

    def next_waiting(self):
        return CertificateRequest.objects.pending().order_by("requested_at", "pk").first()

    def grant(self, given) -> str:
        granted = grant_request(request=self.object, by=self.request.user)
        return gettext("%(company)s: certificate %(number)s was issued. The company is told.") % {
            "company": granted.organisation,
            "number": granted.replacement.paper.number,
        }

    def refuse(self, given) -> str:
        refuse_request(request=self.object, reason=given["reason"], by=self.request.user)
        company = self.object.organisation
        return gettext("%(company)s: the request was refused. The company is told.") % {"company": company}

    def get_context_data(self, **kwargs):
        asked = self.object
        certificate = Certificate.objects.with_standing().get(pk=asked.certificate_id)
        files = [
            (gettext("Declaration"), asked.declaration),
            (gettext("Certificate"), certificate.paper.file),
        ]
        return super().get_context_data(**kwargs) | {
            "asked": asked,
            "certificate": certificate,
            "differences": differences_of(certificate),
            "contact": asked.organisation.contacts.primary().first(),
            "tone": TONES.get(asked.status, ""),
            "reasons": REFUSAL_REASONS,
            "shown": [
                ShownFile(key=f"f{place}", label=label, file=file)
                for place, (label, file) in enumerate(files, start=1)
                if file
            ],
        }


class RequestsMenuItem(QueueMenuItem):
    def is_shown(self, request):
        return user_can_see_requests(request.user)

    def count(self, request) -> int:
        return CertificateRequest.objects.pending().count()


class CertificateRequestViewSet(RecordViewSet):
    model = CertificateRequest
    name = "certificate_requests"
    icon = "doc-full-inverse"
    menu_label = _("Certificate requests")
    menu_name = "certificate-requests"
    menu_hook = "register_members_menu_item"
    menu_order = 50
    menu_item_class = RequestsMenuItem
    granted = ("view", "change")
    index_view_class = RequestIndexView
    inspect_view_class = RequestView
    filterset_class = RequestFilterSet
    search_fields = [
        "certificate__paper__number",
        "certificate__membership__organisation__name",
        "certificate__membership__number",
    ]
    list_display = [
        RecordColumn("organisation", label=_("Company"), url_name="certificate_requests:inspect"),
        Column("get_kind_display", label=pgettext_lazy("certificate", "Why")),
        Column("certificate", label=_("Certificate"), classname="desk-wide"),
        Column("replacement", label=_("New certificate"), classname="desk-wide"),
        TimeColumn("requested_at", label=_("Requested at"), sort_key="requested_at"),
        BadgeColumn("status", label=_("State"), tones=TONES),
    ]
