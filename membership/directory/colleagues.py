"""What members see of each other: more than the public does, where a company allows it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.organisations.models import Contact
from membership.papers.counting import count_one

from .faces import Face
from .models import DirectorySettings, MagazineSettings


def uses_members_directory(request: HttpRequest) -> bool:
    return DirectorySettings.load(request).is_for_members


def uses_magazine(request: HttpRequest | None = None) -> bool:
    return MagazineSettings.load(request).is_used


def may_open_a_page(user, rules: DirectorySettings) -> bool:
    """Nobody copies the directory: an hour has its limit for each person."""
    return count_one(f"directory:pages:{user.pk}", seconds=3600) <= rules.pages_an_hour


@dataclass(frozen=True)
class Reach:
    """One way to reach a company; `tel` is what a phone dials."""

    icon: str
    label: str
    value: str
    tel: str = ""


@dataclass(frozen=True)
class ColleagueFace(Face):
    """Needs `members_for_members`."""

    @property
    def url(self) -> str:
        """Its public page, where it chose to have one."""
        return super().url if self.listing and self.listing.is_listed else ""

    @property
    def city(self):
        return self.listing.city if self.listing else None

    def tells_members(self, name: str) -> bool:
        return bool(self.listing and getattr(self.listing, f"members_see_{name}"))

    @cached_property
    def contact(self) -> Contact | None:
        return next(iter(self.organisation.primary_contacts), None)

    @property
    def reaches(self) -> list[Reach]:
        """What the company lets other members know."""
        return [reach for name, reach in self._all_reaches() if reach.value and self.tells_members(name)]

    def _all_reaches(self):
        if contact := self.contact:
            person = " · ".join(filter(None, [contact.name, contact.title]))
            mobile = contact.phone.as_national.replace(" ", "")
            yield "person", Reach("user", _("Contact person"), person)
            yield "mobile", Reach("mobile", _("Mobile"), mobile, tel=contact.phone.as_e164)
        landline = self.organisation.landline
        yield "landline", Reach("phone", _("Landline"), landline)
        if contact:
            yield "email", Reach("mail", _("Email"), contact.email)
        address = pgettext_lazy("of a company", "Address")
        yield "address", Reach("pin", address, self.organisation.address)
