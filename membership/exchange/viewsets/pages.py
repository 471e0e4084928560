"""The list of entries, and the page of one, where it is decided on."""

from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from membership.dues.viewsets.decisions import DecisionView
from membership.records.views import RecordIndexView

from ..models.states import EntryStatus
from ..permissions import user_can_moderate
from ..services import approve_entry, return_entry, take_down_entry
from .comparison import files_of, rows_of
from .filters import TONES
from .forms import REASONS, PublishForm, ReasonForm


class EntryIndexView(RecordIndexView):
    related = ("organisation", "category")
    default_ordering = "-submitted_at"
    empty_text = _("Nothing waits for the secretariat.")

    def get_base_queryset(self):
        """Drafts are their company's own business."""
        never_sent = Q(status=EntryStatus.DRAFT, submitted_at__isnull=True)
        return super().get_base_queryset().exclude(never_sent).defer("text")


class EntryView(DecisionView):
    """One entry with its files; what waits is published or sent back, what is published taken down."""

    template_name = "exchange/admin/entry.html"
    decisions = {
        "publish": (PublishForm, "publish"),
        "return": (ReasonForm, "send_back"),
        "take_down": (ReasonForm, "take_down"),
    }

    def get_object(self, queryset=None):
        related = ("organisation", "category", "region", "latest_revision", "created_by")
        entries = self.model.objects.select_related(*related).prefetch_related("files__file")
        return get_object_or_404(
            entries.exclude(status=EntryStatus.DRAFT, submitted_at__isnull=True), pk=self.pk
        )

    def get_page_subtitle(self):
        return self.object.title

    def user_may_decide(self):
        return user_can_moderate(self.request.user, self.model)

    def is_waiting(self):
        if self.posted and self.posted[0] == "take_down":
            return self.object.status == EntryStatus.LIVE
        return self.object.awaits_moderation

    def next_waiting(self):
        return self.model.objects.to_moderate().order_by("submitted_at", "pk").first()

    def go_on(self):
        following = self.next_waiting()
        edit = self.index_url_name.replace(":list", ":edit")
        return redirect(edit, following.pk) if following else redirect(self.index_url_name)

    def publish(self, given) -> str:
        approve_entry(entry=self.object, by=self.request.user, seen=given["seen"])
        return gettext("“%(title)s” is published. The company is told.") % {"title": self.object.title}

    def send_back(self, given) -> str:
        return_entry(entry=self.object, by=self.request.user, **given)
        return gettext("“%(title)s” was sent back. The company is told.") % {"title": self.object.title}

    def take_down(self, given) -> str:
        take_down_entry(entry=self.object, by=self.request.user, reason=given["reason"])
        return gettext("“%(title)s” was taken down. The company is told.") % {"title": self.object.title}

    def form_kwargs(self, name):
        return {} if self.posted else {"initial": {"seen": self.object.latest_revision_id}}

    @cached_property
    def header_buttons(self):
        return []

    def get_context_data(self, **kwargs):
        may_decide, entry = self.user_may_decide(), self.object
        context = super().get_context_data(**kwargs)
        posted = dict([self.posted]) if self.posted else {}
        initial = {"seen": entry.latest_revision_id}
        return context | {
            "entry": entry,
            "tone": TONES.get(entry.status, ""),
            "rows": rows_of(entry),
            "shown": files_of(entry),
            "publish": PublishForm(initial=initial) if may_decide and entry.awaits_moderation else None,
            "send_back": posted.get("return") or ReasonForm(initial=initial),
            "takes_down": may_decide and entry.status == EntryStatus.LIVE,
            "take_down": posted.get("take_down") or ReasonForm(auto_id="down_%s"),
            "take_down_is_open": "take_down" in posted,
            "reasons": REASONS,
            "contact": entry.organisation.contacts.primary().first(),
            "reports": entry.report_set.select_related("organisation")[:20],
        }
