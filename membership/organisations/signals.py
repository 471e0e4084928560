"""What this room tells the rooms above."""

from django.dispatch import Signal

# sender=Organisation; organisation, fields (names of what changed), by (who decided it, None for the system).
# Sent inside the transaction that changed them.
organisation_changed = Signal()
