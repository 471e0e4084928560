"""Where a request comes from: the address limits count, what a consent remembers, and which browser asks."""

import secrets
from dataclasses import dataclass, field

from django.http import HttpRequest

from ..addresses import address_of, household_of

BROWSER_KEY = "accounts.browser"


@dataclass(frozen=True)
class Origin:
    """`browser` is the secret of one session: a code opens only where it was asked for."""

    address: str | None
    user_agent: str = ""
    browser: str = field(default="", repr=False)

    @property
    def household(self) -> str:
        return household_of(self.address)


def origin_of(request: HttpRequest) -> Origin:
    user_agent = request.headers.get("User-Agent", "")[:500]
    return Origin(address_of(request), user_agent, request.session.get(BROWSER_KEY, ""))


def remember_browser(request: HttpRequest) -> None:
    """From now on this session has a secret of its own; logging in keeps it, logging out forgets it."""
    if BROWSER_KEY not in request.session:
        request.session[BROWSER_KEY] = secrets.token_urlsafe()
