"""The report for editors: which links lead nowhere, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from home.models import Address, AddressUse

PER_PAGE = 50
NOT_LINKS = ("alias_of", "latest_revision", "live_revision")


@dataclass
class BrokenLink:
    source: models.Model
    target: str
    problem: str
    checked_at: datetime | None = None
    edit_url: str = ""


def broken_links() -> list[BrokenLink]:
    return [*links_to_lost_pages(), *links_to_lost_documents(), *broken_addresses()]


def links_to_lost_pages() -> Iterator[BrokenLink]:
    """Links to pages that are not published, or not there any more."""
    live = Page.objects.filter(live=True).annotate(key=Cast("pk", models.CharField())).values("key")
    lost = list(references_to(Page).exclude(to_object_id__in=live))
    drafts = Page.objects.in_bulk({int(reference.to_object_id) for reference in lost})
    for reference, source in with_sources(lost):
        page = drafts.get(int(reference.to_object_id))
        if page:
            yield BrokenLink(source, page.get_admin_display_title(), _("The page is not published"))
        else:
            yield BrokenLink(source, f"#{reference.to_object_id}", _("The page has been deleted"))


def links_to_lost_documents() -> Iterator[BrokenLink]:
    model = get_document_model()
    there = model.objects.annotate(key=Cast("pk", models.CharField())).values("key")
    lost = list(references_to(model).exclude(to_object_id__in=there))
    for reference, source in with_sources(lost):
        yield BrokenLink(source, f"#{reference.to_object_id}", _("The document has been deleted"))


def broken_addresses() -> Iterator[BrokenLink]:
    uses = AddressUse.objects.filter(address__in=Address.objects.broken()).select_related("address")
    for use, source in with_sources(list(uses.order_by("-address__checked_at"))):
        address = use.address
        problem = address.get_problem_display()
        words = f"{problem} ({address.status})" if address.status else problem
        yield BrokenLink(source, address.url, words, address.checked_at)


def references_to(model: type[models.Model]):
    """From what visitors see: pages, settings and lists."""
    shown = [Page, *settings_registry, *get_snippet_models()]
    types = ContentType.objects.get_for_models(*shown).values()
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model), base_content_type__in=types
    )
    return references.exclude(model_path__in=NOT_LINKS).order_by("base_content_type", "object_id")


def with_sources(rows: list) -> Iterator[tuple]:
    """Each with what it stands in, all of one kind in one query; pages that are not live are left out."""
    kinds: dict[int, set[str]] = {}
    for row in rows:
        kinds.setdefault(row.content_type_id, set()).add(row.object_id)
    found = {}
    for content_type_id, keys in kinds.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        for source in model._default_manager.filter(pk__in=keys) if model else []:
            found[content_type_id, str(source.pk)] = source
    for row in rows:
        source = found.get((row.content_type_id, row.object_id))
        if source is not None and getattr(source, "live", True):
            yield row, source


class BrokenLinksView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/broken_links.html"
    page_title = _("Broken links")
    header_icon = "link"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        links = Paginator(broken_links(), PER_PAGE).get_page(self.request.GET.get("p"))
        finder = AdminURLFinder(self.request.user)
        for link in links:
            link.edit_url = finder.get_edit_url(link.source) or ""
        counted = Address.objects.aggregate(
            known=models.Count("pk"), called=models.Count("checked_at"), last=models.Max("checked_at")
        )
        return {**context, "links": links, "counted": counted}
