"""Which entries a reader searches."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from home.audience.limits import page_limits
from home.audience.readers import Reader

from .models import Entry, Face


def visible_to(reader: Reader) -> QuerySet[Entry]:
    """The whole of what may be read, and what the rest shows outside. Were an entry late to learn of a limit,
    it would be missing, never open."""
    now = timezone.now()
    entries = Entry.objects.filter(Q(shown_until__isnull=True) | Q(shown_until__gt=now))
    closed = Q()
    for gate in page_limits(reader).closed_to(reader):
        closed |= Q(page__path__startswith=gate.path)
    if not closed:
        return entries.filter(face=Face.WHOLE)
    return entries.filter(
        Q(face=Face.WHOLE) & (Q(page__isnull=True) | ~closed) | Q(face=Face.OUTSIDE) & closed
    )
