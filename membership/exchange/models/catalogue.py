from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from membership.papers.pictures import SIDES, small_picture
from membership.papers.views.files import stream

from ..catalogue import (
    LONGEST_SEARCH,
    PublicProduct,
    count_by_category,
    face_of,
    public_products,
    shown_products,
    with_words,
)
from .lists import ExchangeCategory

# Browsers may keep a picture for a year, as its address changes with it; nobody between keeps it for others.
KEEPING = "private, max-age=31536000, immutable"
OF_COMPANY = (
    "organisation__membership__level",
    "organisation__listing__city",
    "organisation__category",
    "organisation__logo",
)
MORE = 4  # products of the same company below one


class CataloguePage(RoutablePageMixin, Page):
    """The members' products for everybody: all, by category and by company, and a page for each."""

    template = "exchange/catalogue/page.html"
    page_size = 24
    query_parameters = {"page"}

    lead = models.CharField(
        _("lead"), max_length=200, blank=True, help_text=_("One or two sentences below the title.")
    )

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    api_fields = [APIField("lead")]
    subpage_types: list = []
    max_count = 1

    class Meta:
        verbose_name = pgettext_lazy("exchange", "catalogue of products")
        verbose_name_plural = pgettext_lazy("exchange", "catalogues of products")

    @path("", name="products")
    def products(self, request):
        words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
        everything = public_products()
        return self.listed(request, with_words(everything, words), among=everything, words=words)

    @path("category/<int:pk>/", name="category")
    def of_category(self, request, pk):
        category, everything = get_object_or_404(ExchangeCategory, pk=pk), public_products()
        return self.listed(
            request,
            everything.filter(category=category),
            among=everything,
            category=category,
            head_title=category.name,
        )

    @path("company/<slug:slug>/", name="company")
    def of_company(self, request, slug):
        products = public_products().filter(organisation__listing__slug=slug)
        first = products.select_related(*OF_COMPANY).first()
        if first is None:
            raise Http404
        company = first.organisation
        return self.listed(
            request, products, company=company, face=face_of(company.membership), head_title=company.name
        )

    def listed(self, request, products, *, among=None, **context):
        """A page of these; with `among`, also the categories of all that there is."""
        rows = products.for_list().select_related("organisation__listing", "category")
        page = Paginator(rows, self.page_size).get_page(request.GET.get("page"))
        categories = [] if among is None else count_by_category(among)
        context |= {"shown": page, "products": shown_products(page, self.url), "categories": categories}
        return self.render(request, context_overrides=context)

    @path("<slug:public_id>/", name="product")
    def product(self, request, public_id):
        everything = public_products()
        shown = self.one(public_id, everything)
        company = shown.product.organisation
        others = everything.filter(organisation=company).exclude(pk=shown.product.pk).for_list()
        return self.render(
            request,
            template="exchange/catalogue/product.html",
            context_overrides={
                "shown": shown,
                "product": shown.product,
                "face": face_of(company.membership),
                "others": shown_products(others[:MORE], self.url),
                "head_title": shown.product.title,
                "head_description": shown.summary,
                "head_data": [shown.structured_data(self.get_full_url(request))],
            },
        )

    @path("<slug:public_id>/pictures/<slug:version>-<int:side>/", name="picture")
    def picture(self, request, public_id, version, side):
        """A picture of a product, small; below its page, so that it opens and closes with it."""
        picture = self.one(public_id).picture(version)
        if picture is None or side not in SIDES:
            raise Http404
        try:
            content = small_picture(picture.file, side)
        except (ValidationError, FileNotFoundError) as error:
            raise Http404 from error
        response = HttpResponse(content, content_type="image/webp")
        response["Cache-Control"] = KEEPING
        response["X-Content-Type-Options"] = "nosniff"
        return response

    @path("<slug:public_id>/data-sheets/<slug:version>/", name="data_sheet")
    def data_sheet(self, request, public_id, version):
        sheet = self.one(public_id).data_sheet(version)
        if sheet is None:
            raise Http404
        file = sheet.file
        return stream(request, file.file, content_type=file.content_type, name=file.name, attachment=True)

    def one(self, public_id: str, among=None) -> PublicProduct:
        """The product at this address, if anybody may see it."""
        rows = (public_products() if among is None else among).select_related(
            *OF_COMPANY, "category", "region"
        )
        found = get_object_or_404(rows.with_files(), public_id=public_id)
        return PublicProduct(found, self.url)

    def structured_data(self, request) -> dict:
        return {"@type": "CollectionPage", "name": self.title, "url": self.get_full_url(request)}

    def get_sitemap_urls(self, request=None):
        """The catalogue, its categories and companies, and a page for each product."""
        address, products = self.get_full_url(request), public_products().order_by()
        rows = products.values_list("public_id", "updated_at")
        categories = products.exclude(category=None).values_list("category", flat=True).distinct()
        companies = products.values_list("organisation__listing__slug", flat=True).distinct()
        return [
            *super().get_sitemap_urls(request),
            *({"location": f"{address}category/{pk}/"} for pk in categories),
            *({"location": f"{address}company/{slug}/"} for slug in companies if slug),
            *({"location": f"{address}{slug}/", "lastmod": changed} for slug, changed in rows),
        ]
