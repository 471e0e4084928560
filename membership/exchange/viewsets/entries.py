"""Entries as the secretariat sees them: Wagtail's snippets, decided on by the room's own services."""

import django_filters
from django import forms
from django.contrib.admin.utils import quote
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.views.snippets import (
    RevisionsCompareView,
    SnippetViewSet,
    WorkflowHistoryDetailView,
    WorkflowHistoryView,
)

from membership.dues.viewsets.decisions import DecisionView
from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.menu import QueueMenuItem
from membership.records.policies import RecordPolicy
from membership.records.views import RecordHistoryView, RecordIndexView

from ..models import Entry, ExchangeCategory, ExchangeSettings, Post, Product
from ..models.states import EntryStatus
from ..permissions import user_can_look_into, user_can_moderate
from ..services import approve_entry, return_entry, take_down_entry
from .comparison import files_of, rows_of
from .forms import REASONS, PublishForm, ReasonForm

TONES = {
    EntryStatus.PENDING: "info",
    EntryStatus.RETURNED: "warning",
    EntryStatus.LIVE: "success",
}
WAITING = "waiting"
CATEGORY = pgettext_lazy("exchange entry", "Category")
STATES = [(WAITING, pgettext_lazy("exchange", "Waits for us")), *EntryStatus.choices[2:]]
SERVED = (
    "list",
    "list_results",
    "edit",
    "history",
    "history_results",
    "revisions_compare",
    "workflow_action",
    "workflow_history",
    "workflow_history_detail",
)


def change_of(entry: Entry) -> str:
    return entry.get_change_status_display() if entry.change_status else ""


class EntryFilterSet(WagtailFilterSet):
    """Opened without a choice, the list shows what waits; a search looks at all."""

    status = django_filters.ChoiceFilter(
        label=_("State"),
        choices=STATES,
        empty_label=None,
        null_label=_("All"),
        null_value="all",
        method="in_status",
        widget=forms.RadioSelect,
    )
    category = django_filters.ModelChoiceFilter(
        label=CATEGORY, queryset=ExchangeCategory.objects.all(), widget=forms.RadioSelect
    )

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy()
        usual = "all" if data.get("q") else WAITING
        data.setdefault("status", usual)
        super().__init__(data, *args, **kwargs)
        self.form.fields["status"].initial = usual

    def in_status(self, queryset, name, value):
        if value == WAITING:
            return queryset.to_moderate()
        return queryset if value == "all" else queryset.filter(status=value)


class PostFilterSet(EntryFilterSet):
    class Meta:
        model = Post
        fields = ["status", "kind", "category"]


class ProductFilterSet(EntryFilterSet):
    class Meta:
        model = Product
        fields = ["status", "category"]


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


class CompareView(RevisionsCompareView):
    permission_required = "view"


class ModerationsView(WorkflowHistoryView):
    permission_required = "view"


class ModerationView(WorkflowHistoryDetailView):
    permission_required = "view"


class EntryViewSet(SnippetViewSet):
    """Registered as a snippet, so that Wagtail's dashboard and its reports of workflows know it."""

    index_view_class = EntryIndexView
    edit_view_class = EntryView
    history_view_class = RecordHistoryView
    revisions_compare_view_class = CompareView
    workflow_history_view_class = ModerationsView
    workflow_history_detail_view_class = ModerationView
    # The views' own, not those of snippets that are edited by form.
    index_template_name = EntryIndexView.template_name
    index_results_template_name = EntryIndexView.results_template_name
    edit_template_name = EntryView.template_name
    history_template_name = RecordHistoryView.template_name
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    search_backend_name = None
    list_per_page = 25
    search_fields = ["title", "organisation__name"]
    menu_hook = "register_exchange_menu_item"
    granted = ("view",)

    def on_register(self):
        if policy_registry.get_by_type(self.model, fallback=False) is None:
            register_permission_policy(self.model, RecordPolicy(self.model), exact_class=True)
        super().on_register()

    @property
    def list_display(self):
        label = capfirst(self.model._meta.verbose_name)
        return [
            RecordColumn("title", label=label, url_name=self.get_url_name("edit")),
            Column("organisation", label=_("Company")),
            Column("category", label=CATEGORY, classname="desk-wide"),
            TimeColumn("submitted_at", label=_("Submitted at"), sort_key="submitted_at"),
            BadgeColumn("status", label=_("State"), tones=TONES),
            Column("change", label=_("Change"), accessor=change_of, classname="desk-wide"),
        ]

    def get_edit_handler(self):
        """Wagtail's comparison of versions asks for it; nothing is edited by form."""
        panels = [FieldPanel(name) for name in self.model.CONTENT]
        return ObjectList(panels).bind_to_model(self.model)

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in SERVED]

    def get_permissions_to_register(self):
        name = self.model_name
        return super().get_permissions_to_register().none() | self.own_permissions(
            f"view_{name}", f"moderate_{name}"
        )

    def own_permissions(self, *codenames: str):
        from django.contrib.auth.models import Permission

        return Permission.objects.filter(content_type__app_label="exchange", codename__in=codenames)

    def get_index_view_kwargs(self, **kwargs):
        return super().get_index_view_kwargs(**kwargs) | {"queryset": None}

    def get_history_view_kwargs(self, **kwargs):
        return super().get_history_view_kwargs(inspect_url_name=self.get_url_name("edit"), **kwargs)

    def register_chooser_viewset(self):
        """Nothing on the site chooses an entry."""

    @property
    def url_finder_class(self):
        edit_url_name = self.get_url_name("edit")

        class EntryURLFinder(ModelAdminURLFinder):
            """Wherever the admin offers “Edit”, it leads to the entry's page."""

            def get_edit_url(self, instance):
                if self.user and not user_can_look_into(self.user, type(instance)):
                    return None
                return reverse(edit_url_name, args=[quote(instance.pk)])

        return EntryURLFinder

    def is_used(self, rules: ExchangeSettings) -> bool:
        raise NotImplementedError

    @property
    def menu_item_class(self):
        kind: type[Entry] = self.model
        return type(
            f"{kind.__name__}MenuItem",
            (QueueMenuItem,),
            {
                "is_shown": lambda item, request: (
                    user_can_look_into(request.user, kind) and self.is_used(ExchangeSettings.load(request))
                ),
                "count": lambda item, request: kind.objects.to_moderate().count(),
            },
        )


class PostViewSet(EntryViewSet):
    model = Post
    name = "posts"
    url_namespace = "exchange_posts"
    url_prefix = "exchange/posts"
    icon = "group"
    menu_label = _("Supply and demand")
    menu_name = "exchange-posts"
    menu_order = 10
    filterset_class = PostFilterSet

    def is_used(self, rules):
        return rules.uses_posts


class ProductViewSet(EntryViewSet):
    model = Product
    name = "products"
    url_namespace = "exchange_products"
    url_prefix = "exchange/products"
    icon = "pick"
    menu_label = pgettext_lazy("exchange", "Products")
    menu_name = "exchange-products"
    menu_order = 20
    filterset_class = ProductFilterSet

    def is_used(self, rules):
        return rules.uses_products
