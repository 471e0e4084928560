"""What anybody may see of a member. Pages, API and search ask here, so that one place holds what a
company did not allow."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from wagtail import hooks

from membership.dues.models import Membership
from membership.organisations.models import Category, Organisation
from membership.organisations.richtext import plain_text, sanitise
from membership.papers.models import PrivateFile

from .models.listings import Listing
from .models.lists import City

CARD_LOGO, PAGE_LOGO = 144, 320  # twice as wide as they stand on the page


@dataclass(frozen=True)
class Face:
    """A member as the public sees it; `list_url` is the address of the page that lists it."""

    membership: Membership
    list_url: str = ""

    @property
    def url(self) -> str:
        """The company's own page; empty for one that has no entry yet."""
        return f"{self.list_url}{self.listing.slug}/" if self.list_url and self.listing else ""

    @cached_property
    def organisation(self) -> Organisation:
        return self.membership.organisation

    @cached_property
    def listing(self) -> Listing | None:
        return getattr(self.organisation, "listing", None)

    def allows(self, name: str) -> bool:
        """Did the company choose to be listed, and to show this?"""
        return bool(self.listing and self.listing.is_listed and getattr(self.listing, name))

    @property
    def name(self) -> str:
        return self.organisation.name

    @property
    def level(self) -> str:
        return self.membership.level.name

    @property
    def category(self) -> Category | None:
        return self.organisation.category

    @property
    def member_since(self) -> int:
        return timezone.localtime(self.membership.joined_at).year

    @property
    def is_paid_up(self) -> bool:
        until = self.membership.valid_until
        return until is None or until > timezone.now()

    @cached_property
    def proofs(self) -> list[tuple[str, str]]:
        """Papers that anybody may check, number and address: `hook(membership, proofs)` appends one."""
        proofs: list[tuple[str, str]] = []
        if self.allows("show_certificate"):
            for add in hooks.get_hooks("construct_public_member"):
                add(self.membership, proofs)
        return proofs

    @property
    def city(self) -> City | None:
        return self.listing.city if self.listing and self.listing.is_listed else None

    @property
    def logo(self) -> PrivateFile | None:
        return self.organisation.logo if self.allows("show_logo") else None

    @property
    def card_logo_url(self) -> str:
        return self.logo_url(CARD_LOGO)

    @property
    def page_logo_url(self) -> str:
        return self.logo_url(PAGE_LOGO)

    def logo_url(self, side: int) -> str:
        """Changes with the picture, so that browsers may keep what they have."""
        return f"{self.url}logo/{version_of(self.logo)}-{side}/" if self.url and self.logo else ""

    @property
    def introduction(self) -> SafeString:
        if not self.allows("show_introduction"):
            return mark_safe("")
        return mark_safe(sanitise(self.organisation.introduction))  # noqa: S308 - cleaned on this line

    @property
    def summary(self) -> str:
        """The beginning of the introduction, else what stands on the card."""
        words = " ".join(plain_text(self.introduction.replace("><", "> <")).split())
        facts = [self.name, self.level, self.category, self.city]
        return words[:150] or " · ".join(str(fact) for fact in facts if fact)

    @property
    def products(self) -> list[str]:
        return self.listing.product_lines if self.allows("show_products") else []

    @property
    def website(self) -> str:
        return self.organisation.website if self.allows("show_website") else ""

    def structured_data(self, home: str) -> dict:
        """As schema.org has it; `home` is the address that relative ones are below."""
        told = {
            "@type": "Organization",
            "name": self.name,
            "url": self.website or urljoin(home, self.url),
            "description": self.summary,
            "address": self.address,
            "telephone": self.landline,
            "logo": self.logo and urljoin(home, self.page_logo_url),
            "knowsAbout": self.products,
            "memberOf": {"@id": urljoin(home, "/#organization")},
        }
        return {name: value for name, value in told.items() if value}

    @property
    def website_name(self) -> str:
        return urlsplit(self.website).netloc.removeprefix("www.")

    @property
    def address(self) -> str:
        return self.organisation.address if self.allows("show_address") else ""

    @property
    def landline(self) -> str:
        return self.organisation.landline if self.allows("show_landline") else ""


def version_of(file: PrivateFile) -> str:
    return file.sha256[:12]
