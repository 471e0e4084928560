from django.core.paginator import Paginator
from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from ..faces import Face
from ..filters import SORTS, Filters
from ..querysets import public_members
from .listings import Listing
from .settings import DirectorySettings


class MembersPage(RoutablePageMixin, Page):
    """The public list of members, and below it a page for each company."""

    template = "directory/members_page.html"
    page_size = 24

    lead = models.CharField(
        _("lead"), max_length=200, blank=True, help_text=_("One or two sentences below the title.")
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    api_fields = [APIField("lead")]
    subpage_types: list = []
    max_count = 1

    class Meta:
        verbose_name = _("list of members")
        verbose_name_plural = _("lists of members")

    def company_url(self, listing: Listing) -> str:
        return f"{self.url}{listing.slug}/"

    @path("", name="members")
    def members(self, request):
        rules = DirectorySettings.load(request)
        filters = Filters.read(request.GET)
        everybody = public_members(rules)
        found = filters.sorted(filters.narrow(everybody), rules)
        shown = Paginator(found, self.page_size).get_page(request.GET.get("page"))
        return self.render(
            request,
            context_overrides={
                "filters": filters,
                "offers": filters.offers(everybody),
                "sorts": SORTS.items(),
                "shown": shown,
                "faces": [Face(membership, self.url) for membership in shown],
            },
        )

    @path("<slug:slug>/", name="company")
    def company(self, request, slug):
        rules = DirectorySettings.load(request)
        members = public_members(rules).defer(None)
        membership = members.filter(organisation__listing__slug=slug).first()
        if membership is None:
            raise Http404
        face = Face(membership, self.url)
        return self.render(request, template="directory/company.html", context_overrides={"face": face})

    def get_sitemap_urls(self, request=None):
        """The list, and a page for each company in it."""
        own = super().get_sitemap_urls(request)
        rows = public_members(DirectorySettings.load(request)).values_list(
            "organisation__listing__slug", "organisation__listing__updated_at"
        )
        address = self.get_full_url(request)
        return own + [{"location": f"{address}{slug}/", "lastmod": changed} for slug, changed in rows if slug]
