"""All entries anew, as if nothing had been written before."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from django.db import transaction

from .models import Entry
from .sources import SOURCES

_is_held_back = ContextVar("entries are held back", default=False)


@transaction.atomic
def rebuild_entries() -> int:
    """Says how many there are. What is in order already is left alone."""
    for source in SOURCES:
        source.rebuild()
    return Entry.objects.count()


@contextmanager
@transaction.atomic
def held_back() -> Iterator[None]:
    """For who writes much at once: entries are not made at every change but all at the end, by a rebuild, in
    the same transaction. Meanwhile search finds what it found before."""
    token = _is_held_back.set(True)
    try:
        yield
    finally:
        _is_held_back.reset(token)
    rebuild_entries()


def unless_held_back(receiver: Callable[..., None]) -> Callable[..., None]:
    @wraps(receiver)
    def receive(*args, **kwargs) -> None:
        if not _is_held_back.get():
            receiver(*args, **kwargs)

    return receive
