"""How often one address may ask: searching is the dearest thing a visitor can make the site do."""

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from membership.addresses import address_of, household_of


def asks_too_often(request: HttpRequest, door: str) -> bool:
    """Counted by process, unless the cache is shared; those who are logged in are known anyway."""
    if request.user.is_authenticated:
        return False
    household = household_of(address_of(request))
    key = f"search:{door}:{household}:{int(time.time() // 60)}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) > settings.SEARCHES_A_MINUTE[door]
    except ValueError:  # dropped between the two lines
        return False
