"""How often one address may look papers up."""

from django.conf import settings
from django.core.cache import caches

LOOKUPS_A_MINUTE = 30


def client_address(request) -> str:
    """The last address that none of our own proxies could have been told by the visitor."""
    proxies = getattr(settings, "TRUSTED_PROXIES", 0)
    forwarded = [
        each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()
    ]
    if proxies and len(forwarded) >= proxies:
        return forwarded[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def may_look_up(request) -> bool:
    cache, key = caches["shared"], f"papers:lookups:{client_address(request)}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) <= LOOKUPS_A_MINUTE
    except ValueError:  # it ran out between the two lines
        return True
