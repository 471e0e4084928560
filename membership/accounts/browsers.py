"""A browser and its system in words, from what it says of itself: enough for people to know their own by."""

from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

# What people call them; anything else keeps the name that it has.
CALLED = {
    "Mobile Safari": "Safari",
    "Chrome Mobile": "Chrome",
    "Chrome Mobile WebView": "Chrome",
    "Chrome Mobile iOS": "Chrome",
    "Firefox Mobile": "Firefox",
    "Edge Mobile": "Edge",
    "Mac OS X": "macOS",
}


@lru_cache(maxsize=512)
def _parsed(user_agent: str) -> tuple[str, str]:
    """Loading the rules takes a moment: only where a page shows browsers."""
    from ua_parser import parse

    found = parse(user_agent)
    browser = found.user_agent.family if found.user_agent else ""
    system = found.os.family if found.os else ""
    if "MicroMessenger" in user_agent:
        browser = "WeChat"
    return CALLED.get(browser, browser), CALLED.get(system, system)


def browser_name(user_agent: str) -> str:
    """“Chrome · Windows”."""
    browser, system = _parsed(user_agent) if user_agent else ("", "")
    if browser == "WeChat":
        browser = pgettext("browser", "WeChat")
    return " · ".join(name for name in (browser, system) if name and name != "Other") or _("Unknown browser")
