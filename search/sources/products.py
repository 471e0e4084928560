"""Products of the public catalogue, each below the catalogue's page."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from membership.exchange.catalogue import PublicProduct, public_products
from membership.exchange.models import CataloguePage, Product

from ..entries import Draft, write_entries
from ..models import Kind
from .pages import findable_pages


def rebuild() -> None:
    write_products()


def page_changed(page: Page) -> None:
    if isinstance(page.specific_deferred, CataloguePage):
        write_products()


def below_changed(page: Page) -> None:
    if CataloguePage.objects.filter(path__startswith=page.path).exists():
        write_products()


def write_products_of(organisation_id: int) -> None:
    """What the public may see of a company changed."""
    if ids := list(Product.objects.filter(organisation=organisation_id).values_list("pk", flat=True)):
        write_products(ids)


def write_products(ids: Iterable[int] | None = None) -> None:
    """All of them, or those with these ids."""
    page = CataloguePage.objects.filter(pk__in=findable_pages().values("pk")).first()
    among = Q() if ids is None else Q(object_id__in=list(ids))
    products = Product.objects.none()
    if page is not None:
        products = public_products().select_related("organisation__membership", "category")
        products = products.with_files()
        if ids is not None:
            products = products.filter(pk__in=list(ids))
    write_entries(model=Product, drafts=_drafts(page, products), among=among)


def _drafts(page: CataloguePage | None, products: Iterable[Product]) -> Iterator[Draft]:
    for product in products:
        shown = PublicProduct(product, page.url)
        yield Draft(
            object_id=product.pk,
            page_id=page.pk,
            kind=Kind.PRODUCT,
            url=shown.url,
            title=product.title,
            teaser=product.summary,
            body="\n".join(filter(None, (product.model_number, shown.plain_text))),
            section=product.organisation.name,
            label=str(product.category or ""),
            date=product.published_at and timezone.localdate(product.published_at),
            picture_url=shown.card_picture_url,
            shown_until=_shown_until(product),
        )


def _shown_until(product: Product) -> datetime | None:
    """Until its own last day has passed, or its company's paid term has ended."""
    ends = [product.organisation.membership.valid_until]
    if product.valid_until:
        ends.append(timezone.make_aware(datetime.combine(product.valid_until + timedelta(days=1), time.min)))
    return min(filter(None, ends), default=None)
