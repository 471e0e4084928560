"""The public catalogue of members' products: what its pages show, and nothing else."""

from django.http import Http404
from django.urls import path, reverse
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError, get_full_url

from home.audience.limits import admits
from membership.exchange.catalogue import PublicProduct, public_products, with_words
from membership.exchange.models import CataloguePage

from .answering import AnswersReaders

LONGEST_KEY = 9


class Products(AnswersReaders, GenericViewSet):
    """`?q=`, `?category=` (its id) and `?company=` (as in the list of members); closed where the page is."""

    pagination_class = WagtailPagination

    def listing_view(self, request):
        page = self.catalogue()
        found = with_words(public_products(), request.GET.get("q", ""))
        if (category := request.GET.get("category", "")).isascii() and category.isdigit():
            found = found.filter(category=int(category[:LONGEST_KEY]))
        if company := request.GET.get("company"):
            found = found.filter(organisation__listing__slug=company)
        try:
            rows = self.paginate_queryset(found.for_list().select_related("organisation__listing"))
        except BadRequestError as error:
            return Response({"message": str(error)}, status=400)
        return self.get_paginated_response([self.card(PublicProduct(row, page.url)) for row in rows])

    def detail_view(self, request, slug):
        page = self.catalogue()
        rows = public_products().select_related("organisation__listing", "category", "region")
        product = rows.with_files().filter(public_id=slug).first()
        if product is None:
            raise Http404
        shown = PublicProduct(product, page.url)
        return Response(
            self.card(shown)
            | {
                "text": str(shown.text),
                "region": str(product.region) if product.region else None,
                "valid_until": product.valid_until,
                "pictures": [
                    {"url": self.absolute(each["url"]), "caption": each["caption"]}
                    for each in shown.shown_pictures
                ],
                "certificates": [str(each) for each in product.certificates],
                "data_sheets": [
                    {"url": self.absolute(each["url"]), "name": each["name"]} for each in shown.data_sheets
                ],
            }
        )

    def catalogue(self) -> CataloguePage:
        page = CataloguePage.objects.live().first()
        if page is None or not admits(page, self.reader):
            raise Http404
        return page

    def card(self, shown: PublicProduct) -> dict:
        product = shown.product
        listing = getattr(product.organisation, "listing", None)
        return {
            "id": product.public_id,
            "meta": {
                "detail_url": self.absolute(reverse("content-api:products:detail", args=[product.public_id])),
                "html_url": self.absolute(shown.url),
            },
            "name": product.title,
            "model": product.model_number,
            "category": {"id": product.category_id, "name": str(product.category)}
            if product.category
            else None,
            "company": {"id": listing.slug if listing else None, "name": product.organisation.name},
            "summary": product.summary,
            "picture": self.absolute(shown.card_picture_url),
            "published_at": product.published_at,
        }

    def absolute(self, address: str) -> str | None:
        return get_full_url(self.request, address) if address else None


urlpatterns = [
    path("", Products.as_view({"get": "listing_view"}), name="listing"),
    path("<slug:slug>/", Products.as_view({"get": "detail_view"}), name="detail"),
]
