from typing import TypeVar

from ..models import Entry

E = TypeVar("E", bound=Entry)


def locked(entry: E) -> E:
    """The row as it is now, held until the transaction ends."""
    return type(entry).objects.select_for_update().get(pk=entry.pk)
