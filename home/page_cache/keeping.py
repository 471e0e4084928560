"""What every page of the site shows and nobody changes for days: made once for each generation."""

from collections.abc import Callable
from typing import TypeVar

from home.page_cache.generation import current_generation, is_changing

T = TypeVar("T")

_kept: dict[str, tuple[str, object]] = {}


def kept(name: str, make: Callable[[], T], request=None) -> T:
    """What `make` returned since the last public change; made anew while this transaction changes something.

    What is kept is shown to everybody, by several threads: nobody may change it."""
    mark = None if is_changing() else generation_of(request)
    if mark is None:
        return make()
    have = _kept.get(name)
    if have is not None and have[0] == mark:
        return have[1]
    value = make()
    if not is_changing():  # nor keep what only this transaction knows
        _kept[name] = (mark, value)
    return value


def generation_of(request) -> str | None:
    """Read once for a request."""
    if request is None:
        return current_generation()
    if not hasattr(request, "page_generation"):
        request.page_generation = current_generation()
    return request.page_generation
