"""What this room tells others."""

from django.dispatch import Signal

# The pages of an issue, as readers see them, have been made or replaced: `issue`. Sent in the transaction
# that shows them.
issue_ready = Signal()
