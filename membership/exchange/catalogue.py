"""The public catalogue: which products anybody may see, and what of them. Pages and search ask here."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from django.db.models import Count, QuerySet
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from wagtail import hooks

from membership.dues.models import Membership
from membership.organisations.richtext import plain_text, sanitise

from .models.entries import EntryFile
from .models.products import Product
from .models.settings import ExchangeSettings

CARD_SIDE, PAGE_SIDE, SMALL_SIDE = 320, 960, 144
LONGEST_SEARCH = 60


def public_products() -> QuerySet[Product]:
    """Published products of companies in good standing that the public list of members shows.

    `hook() -> memberships` named `public_members` says which those are; without any, all in good standing.
    """
    if not ExchangeSettings.load().uses_products:
        return Product.objects.none()
    products = Product.objects.shown()
    for members in hooks.get_hooks("public_members"):
        products = products.filter(organisation__in=members().order_by().values("organisation"))
    return products


def with_words(products: QuerySet[Product], words: str) -> QuerySet[Product]:
    """Products with every one of `words` in their name, model, description or company."""
    for word in unicodedata.normalize("NFKC", words.replace("\x00", ""))[:LONGEST_SEARCH].split():
        products = products.saying(word)
    return products


@dataclass(frozen=True)
class CategoryCount:
    pk: int
    name: str
    count: int


def count_by_category(products: QuerySet[Product]) -> list[CategoryCount]:
    """The categories that these products are in, in their own order; one query."""
    rows = (
        products.filter(category__isnull=False)
        .order_by("category__sort_order", "category__name")
        .values_list("category", "category__name")
        .annotate(Count("pk"))
    )
    return [CategoryCount(*row) for row in rows]


def face_of(membership: Membership):
    """The company as the public list shows it (`name`, `url`, `level` …); nothing where nobody keeps one."""
    return next((show(membership) for show in hooks.get_hooks("public_face")), None)


@dataclass(frozen=True)
class PublicProduct:
    """A product as anybody sees it: never who is to be called. `catalogue_url` is the page it hangs below."""

    product: Product
    catalogue_url: str

    @property
    def url(self) -> str:
        return f"{self.catalogue_url}{self.product.public_id}/"

    @property
    def company_url(self) -> str:
        return company_address(self.catalogue_url, self.product.organisation)

    @cached_property
    def pictures(self) -> list[EntryFile]:
        return self.product.pictures

    @property
    def card_picture_url(self) -> str:
        return self.picture_url(self.pictures[0], CARD_SIDE) if self.pictures else ""

    @property
    def shown_pictures(self) -> list[dict]:
        """Each with its address on the product's page, small and large, and what it shows."""
        return [
            {
                "url": self.picture_url(each, PAGE_SIDE),
                "small_url": self.picture_url(each, SMALL_SIDE),
                "caption": each.caption or f"{self.product.title} {number}",
            }
            for number, each in enumerate(self.pictures, start=1)
        ]

    def picture_url(self, picture: EntryFile, side: int) -> str:
        """Changes with the picture, so that browsers may keep what they have."""
        return f"{self.url}pictures/{version_of(picture)}-{side}/"

    def picture(self, version: str) -> EntryFile | None:
        return next((each for each in self.pictures if version_of(each) == version), None)

    @property
    def data_sheets(self) -> list[dict]:
        return [
            {"url": f"{self.url}data-sheets/{version_of(each)}/", "file": each.file, "name": str(each)}
            for each in self.product.data_sheets
        ]

    def data_sheet(self, version: str) -> EntryFile | None:
        return next((each for each in self.product.data_sheets if version_of(each) == version), None)

    @property
    def text(self) -> SafeString:
        return mark_safe(sanitise(self.product.text))  # noqa: S308 - cleaned on this line

    @property
    def plain_text(self) -> str:
        return " ".join(plain_text(self.product.text.replace("><", "> <")).split())

    @property
    def summary(self) -> str:
        facts = (self.product.title, self.product.model_number, self.product.organisation.name)
        return self.product.summary or " · ".join(filter(None, facts))

    def structured_data(self, home: str) -> dict:
        """As schema.org has it; `home` is the address that relative ones are below."""
        told = {
            "@type": "Product",
            "name": self.product.title,
            "model": self.product.model_number,
            "category": str(self.product.category or ""),
            "description": self.summary,
            "url": urljoin(home, self.url),
            "image": [urljoin(home, each["url"]) for each in self.shown_pictures],
            "manufacturer": {"@type": "Organization", "name": self.product.organisation.name},
        }
        return {name: value for name, value in told.items() if value}


def shown_products(products: Iterable[Product], catalogue_url: str) -> list[PublicProduct]:
    return [PublicProduct(product, catalogue_url) for product in products]


def company_address(catalogue_url: str, organisation) -> str:
    """Where its products stand in the catalogue."""
    listing = getattr(organisation, "listing", None)
    return f"{catalogue_url}company/{listing.slug}/" if listing else ""


def version_of(file: EntryFile) -> str:
    return file.file.sha256[:12]
