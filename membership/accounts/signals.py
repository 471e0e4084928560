"""What this room tells the rooms above it."""

from django.dispatch import Signal

# A code must reach a phone. Sent inside the transaction that made it, with
# phone (E.164), code, expires_at, purpose, event (unique to this code).
code_requested = Signal()

# Somebody chose a password of their own for an account. Sent inside the transaction, with user.
password_chosen = Signal()

# A phone was proved to belong to somebody who now logs in. Sent inside the log-in's transaction,
# with user, phone (E.164), is_new.
phone_confirmed = Signal()
