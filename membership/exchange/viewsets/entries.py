"""Entries as the secretariat sees them: Wagtail's snippets, decided on by the room's own services."""

from django.contrib.admin.utils import quote
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry, register_permission_policy
from wagtail.snippets.views.snippets import (
    RevisionsCompareView,
    SnippetViewSet,
    WorkflowHistoryDetailView,
    WorkflowHistoryView,
)

from membership.records.columns import BadgeColumn, RecordColumn, TimeColumn
from membership.records.menu import QueueMenuItem
from membership.records.policies import RecordPolicy
from membership.records.views import RecordHistoryView

from ..models import Entry, ExchangeSettings, Post, Product
from ..permissions import user_can_look_into
from .filters import CATEGORY, TONES, PostFilterSet, ProductFilterSet
from .pages import EntryIndexView, EntryView

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
        return Permission.objects.filter(
            content_type__app_label="exchange", codename__in=[f"view_{name}", f"moderate_{name}"]
        )

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
