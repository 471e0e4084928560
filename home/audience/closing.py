"""The page that a reader sees instead of a closed one: what it is, why it is closed, and the way in."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from membership.dues.models import Membership
from membership.dues.terms import MembershipState

from .gates import Gate
from .limits import ways_in_words
from .models import Audience
from .readers import Reader, reader_of


class Standing(StrEnum):
    """Where the reader stands, as far as the way in depends on it."""

    UNKNOWN = "unknown"
    NO_MEMBER = "no_member"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    OTHER_LEVEL = "other_level"


@dataclass(frozen=True)
class Closed:
    """What may be told of a closed thing."""

    title: str
    gates: list[Gate]
    teaser: str = ""
    page: Page | None = None
    file: AbstractDocument | None = None
    shown_on: Page | None = None  # the page that offers the file

    @property
    def cover(self) -> AbstractImage | None:
        found = (getattr(self.page, name, None) for name in ("social_image", "image", "cover"))
        return next((image for image in found if isinstance(image, AbstractImage)), None)

    @property
    def asks_membership(self) -> bool:
        """Membership, beyond an account."""
        ours = [{way.kind for way in gate.ways} for gate in self.gates if gate.is_ours]
        return not all(Audience.ACCOUNTS in kinds for kinds in ours)

    @property
    def levels(self) -> list[str]:
        names = [way.level_name for gate in self.gates for way in gate.ways if way.level_name]
        return list(dict.fromkeys(names))


def closed_page(page: Page, gates: list[Gate]) -> Closed:
    words = (getattr(page, name, "") for name in ("summary", "lead", "search_description"))
    return Closed(page.title, gates, next((text for text in words if text), ""), page)


def closed_response(request: HttpRequest, closed: Closed) -> TemplateResponse:
    """Status 403, never kept by a cache, never in a search engine's index."""
    reader = reader_of(request)
    login = reverse("accounts:login") + "?" + urlencode({"next": request.get_full_path()})
    context = {
        "closed": closed,
        "page": closed.page,
        "asked": ways_in_words(closed.gates),
        "standing": standing_of(reader),
        "login_url": login,
    }
    response = TemplateResponse(request, "audience/closed.html", context, status=403)
    response["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response


def standing_of(reader: Reader) -> Standing:
    if not reader.is_known:
        return Standing.UNKNOWN
    if reader.is_member:
        return Standing.OTHER_LEVEL
    states = set(Membership.objects.of(reader.user).order_by().values_list("state", flat=True))
    if not states:
        return Standing.NO_MEMBER
    return Standing.WITHDRAWN if states == {MembershipState.WITHDRAWN} else Standing.LAPSED
