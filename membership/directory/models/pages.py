from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from membership.papers.pictures import SIDES, small_picture

from ..faces import Face, version_of
from ..filters import SORTS, Filters
from ..querysets import public_members
from .listings import Listing
from .settings import DirectorySettings

# Browsers may keep a logo for a year, as its address changes with it; nobody between keeps it for others,
# so that one which is no longer allowed is gone.
KEEPING = "private, max-age=31536000, immutable"


class MembersPage(RoutablePageMixin, Page):
    """The public list of members, and below it a page for each company."""

    template = "directory/members_page.html"
    page_size = 24
    query_parameters = {"level", "category", "city", "sort", "page"}

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
        counted = filters.count(everybody)
        pages = Paginator(filters.sorted(filters.narrow(everybody), rules), self.page_size)
        pages.count = counted.total
        shown = pages.get_page(request.GET.get("page"))
        return self.render(
            request,
            context_overrides={
                "filters": filters,
                "offers": counted.offers(),
                "sorts": SORTS.items(),
                "shown": shown,
                "faces": [Face(membership, self.url) for membership in shown],
            },
        )

    @path("<slug:slug>/", name="company")
    def company(self, request, slug):
        face = self.face(request, slug)
        return self.render(
            request,
            template="directory/company.html",
            context_overrides={
                "face": face,
                "head_title": face.name,
                "head_description": face.summary,
                "head_data": [face.structured_data(self.get_full_url(request))],
                "parts": self.parts(request, face),
            },
        )

    def parts(self, request, face) -> list[str]:
        """What other rooms show of the company: `hook(request, membership, parts)` appends ready HTML."""
        parts: list[str] = []
        for add in hooks.get_hooks("construct_public_company"):
            add(request, face.membership, parts)
        return parts

    @path("<slug:slug>/logo/<slug:version>-<int:side>/", name="logo")
    def logo(self, request, slug, version, side):
        """The company's logo, small; below the page, so that it opens and closes with it."""
        file = self.face(request, slug).logo
        if file is None or side not in SIDES or version != version_of(file):
            raise Http404
        try:
            picture = small_picture(file, side)
        except (ValidationError, FileNotFoundError) as error:
            raise Http404 from error
        response = HttpResponse(picture, content_type="image/webp")
        response["Cache-Control"] = KEEPING
        response["X-Content-Type-Options"] = "nosniff"
        return response

    def face(self, request, slug: str) -> Face:
        """The company at this address, if anybody may see it."""
        members = public_members(DirectorySettings.load(request)).defer(None)
        membership = members.filter(organisation__listing__slug=slug).first()
        if membership is None:
            raise Http404
        return Face(membership, self.url)

    def structured_data(self, request) -> dict:
        return {"@type": "CollectionPage", "name": self.title, "url": self.get_full_url(request)}

    def get_sitemap_urls(self, request=None):
        """The list, and a page for each company in it."""
        own = super().get_sitemap_urls(request)
        rows = public_members(DirectorySettings.load(request)).values_list(
            "organisation__listing__slug", "organisation__listing__updated_at"
        )
        address = self.get_full_url(request)
        return own + [{"location": f"{address}{slug}/", "lastmod": changed} for slug, changed in rows if slug]
