"""What anybody may see of a member. Pages, API and search ask here, so that one place holds what a
company did not allow."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from membership.dues.models import Membership
from membership.organisations.models import Category, Organisation
from membership.organisations.richtext import plain_text, sanitise
from membership.papers.models import PrivateFile

from .models.listings import Listing
from .models.lists import City

CARD_LOGO, PAGE_LOGO = 144, 320  # twice as wide as they stand on the page


@dataclass(frozen=True)
class Face:
    """A member as the public sees it."""

    membership: Membership

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
        return self.membership.valid_until > timezone.now()

    @property
    def city(self) -> City | None:
        return self.listing.city if self.listing and self.listing.is_listed else None

    @property
    def logo(self) -> PrivateFile | None:
        return self.organisation.logo if self.allows("show_logo") else None

    @property
    def card_logo_url(self) -> str:
        return logo_url(self.listing, self.logo, CARD_LOGO)

    @property
    def page_logo_url(self) -> str:
        return logo_url(self.listing, self.logo, PAGE_LOGO)

    @property
    def introduction(self) -> SafeString:
        if not self.allows("show_introduction"):
            return mark_safe("")
        return mark_safe(sanitise(self.organisation.introduction))  # noqa: S308 - cleaned on this line

    @property
    def summary(self) -> str:
        """The beginning of the introduction, for machines and descriptions."""
        return " ".join(plain_text(self.introduction.replace("><", "> <")).split())[:160]

    @property
    def products(self) -> list[str]:
        return self.listing.product_lines if self.allows("show_products") else []

    @property
    def website(self) -> str:
        return self.organisation.website if self.allows("show_website") else ""

    @property
    def address(self) -> str:
        return self.organisation.address if self.allows("show_address") else ""

    @property
    def landline(self) -> str:
        return self.organisation.landline if self.allows("show_landline") else ""


def logo_url(listing: Listing | None, file: PrivateFile | None, side: int) -> str:
    """Changes with the picture, so that browsers may keep what they have."""
    if listing is None or file is None:
        return ""
    return reverse("directory:logo", args=[listing.slug, file.sha256[:12], side])
