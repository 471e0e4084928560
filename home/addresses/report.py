"""The report for editors: which links lead nowhere, and where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.documents import get_document_model
from wagtail.models import Page

from home.models import Address, AddressUse
from home.models.addresses import Target

PER_PAGE = 50


@dataclass
class BrokenLink:
    source: models.Model
    target: str
    problem: str
    checked_at: datetime | None = None
    edit_url: str = ""

    @property
    def kind(self) -> str:
        return self.source._meta.verbose_name


def broken_links() -> list[BrokenLink]:
    return [*links_to_lost_pages(), *links_to_lost_documents(), *broken_addresses()]


def links_to_lost_pages() -> Iterator[BrokenLink]:
    """Links to pages that are not published, or not there any more, as of now."""
    linked = linked_keys(Target.PAGE)
    live = set(Page.objects.filter(pk__in=linked, live=True).values_list("pk", flat=True))
    drafts = Page.objects.in_bulk(linked - live)
    for use, source in with_sources(uses_of(Target.PAGE, linked - live)):
        page = drafts.get(int(use.address.url))
        if page:
            yield BrokenLink(source, page.get_admin_display_title(), _("The page is not published"))
        else:
            yield BrokenLink(source, _("page %s") % use.address.url, _("The page has been deleted"))


def links_to_lost_documents() -> Iterator[BrokenLink]:
    linked = linked_keys(Target.DOCUMENT)
    there = set(get_document_model().objects.filter(pk__in=linked).values_list("pk", flat=True))
    for use, source in with_sources(uses_of(Target.DOCUMENT, linked - there)):
        yield BrokenLink(source, _("document %s") % use.address.url, _("The document has been deleted"))


def broken_addresses() -> Iterator[BrokenLink]:
    uses = AddressUse.objects.filter(address__in=Address.objects.broken()).select_related("address")
    for use, source in with_sources(list(uses.order_by("-address__checked_at"))):
        address = use.address
        problem = address.get_problem_display()
        words = f"{problem} ({address.status})" if address.status else problem
        yield BrokenLink(source, address.url, words, address.checked_at)


def linked_keys(kind: Target) -> set[int]:
    return {int(key) for key in Address.objects.filter(kind=kind).values_list("url", flat=True)}


def uses_of(kind: Target, keys: set[int]) -> list[AddressUse]:
    uses = AddressUse.objects.filter(address__kind=kind, address__url__in=[str(key) for key in keys])
    return list(uses.select_related("address").order_by("pk"))


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
        counted = Address.objects.filter(kind__in=[Target.PATH, Target.OUTSIDE]).aggregate(
            known=models.Count("pk"), called=models.Count("checked_at"), last=models.Max("checked_at")
        )
        return {**context, "links": links, "counted": counted}
