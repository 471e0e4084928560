"""The public list of members: what each company allows to be shown, and nothing else."""

from django.http import Http404
from django.urls import path, reverse
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet
from wagtail.api.v2.pagination import WagtailPagination
from wagtail.api.v2.utils import BadRequestError, get_full_url

from home.audience.limits import admits
from membership.directory.faces import Face
from membership.directory.filters import Filters
from membership.directory.models import DirectorySettings, MembersPage
from membership.directory.querysets import public_members

from .answering import AnswersReaders


class Members(AnswersReaders, GenericViewSet):
    """`?q=`, `?level=`, `?category=`, `?city=` and `?sort=` as on the page; closed where the page is."""

    pagination_class = WagtailPagination

    def listing_view(self, request):
        page, rules = self.list_page(), DirectorySettings.load(request._request)
        filters = Filters.read(request.GET)
        try:
            found = self.paginate_queryset(filters.sorted(filters.narrow(public_members(rules)), rules))
        except BadRequestError as error:
            return Response({"message": str(error)}, status=400)
        return self.get_paginated_response([self.card(Face(member, page.url)) for member in found])

    def detail_view(self, request, slug):
        page = self.list_page()
        members = public_members(DirectorySettings.load(request._request)).defer(None)
        member = members.filter(organisation__listing__slug=slug).first()
        if member is None:
            raise Http404
        face = Face(member, page.url)
        return Response(
            self.card(face)
            | {
                "logo": self.absolute(face.page_logo_url),
                "introduction": str(face.introduction),
                "website": face.website,
                "address": face.address,
                "landline": face.landline,
                "proofs": [
                    {"number": number, "url": self.absolute(address)} for number, address in face.proofs
                ],
            }
        )

    def list_page(self) -> MembersPage:
        page = MembersPage.objects.live().first()
        if page is None or not admits(page, self.reader):
            raise Http404
        return page

    def card(self, face: Face) -> dict:
        slug = face.listing.slug if face.listing else None
        return {
            "id": slug,
            "meta": {
                "detail_url": self.absolute(reverse("content-api:members:detail", args=[slug]))
                if slug
                else None,
                "html_url": self.absolute(face.url),
            },
            "name": face.name,
            "level": face.level,
            "category": str(face.category) if face.category else None,
            "city": str(face.city) if face.city else None,
            "member_since": face.member_since,
            "products": face.products,
            "logo": self.absolute(face.card_logo_url),
        }

    def absolute(self, address: str) -> str | None:
        return get_full_url(self.request, address) if address else None


urlpatterns = [
    path("", Members.as_view({"get": "listing_view"}), name="listing"),
    path("<slug:slug>/", Members.as_view({"get": "detail_view"}), name="detail"),
]
