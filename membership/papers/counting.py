"""How often something happened of late, as every process sees it."""

import time

from django.core.cache import caches


def count_one(name: str, *, seconds: int) -> int:
    """Count one more, and say how many it makes in this stretch of so many seconds."""
    cache, key = caches["shared"], _key(name, seconds)
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key)
    except ValueError:  # it was dropped between the two lines
        return 1


def count_of(name: str, *, seconds: int) -> int:
    return caches["shared"].get(_key(name, seconds), 0)


def _key(name: str, seconds: int) -> str:
    # The time is in the key: a cache that renews the lifetime with each count still forgets in time.
    return f"{name}:{int(time.time() // seconds)}"
