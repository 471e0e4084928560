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

# An account logs in with another number. Sent inside the transaction, with user, old and new (E.164; old
# may be empty).
phone_changed = Signal()

# The ways into an account changed. Sent inside the transaction, with user, what: authenticator_added,
# authenticator_removed, password_changed.
account_secured = Signal()

# An archive of somebody's data is ready. Sent inside the transaction, with export.
export_ready = Signal()

# An account closes. Sent inside the transaction, before anything is erased, with user, phone, email. A
# receiver that raises a DomainError keeps it open.
account_closing = Signal()

# The logs of a closed account have been kept long enough. Sent inside the transaction, with phone, email.
account_forgotten = Signal()
