"""The products on a company's own public page."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from membership.dues.models import Membership

from .catalogue import company_address, public_products, shown_products
from .models import CataloguePage

MOST = 6


def add_products(request: HttpRequest, membership: Membership, parts: list[str]) -> None:
    """The newest ones, where a catalogue is published, and the way to all of them."""
    page = CataloguePage.objects.live().first()
    if page is None:
        return
    products = public_products().filter(organisation=membership.organisation_id)
    newest = list(products.for_list()[:MOST])
    if newest:
        context = {
            "products": shown_products(newest, page.url),
            "total": len(newest) if len(newest) < MOST else products.count(),
            "url": company_address(page.url, membership.organisation),
        }
        parts.append(render_to_string("exchange/catalogue/on_company.html", context, request=request))
