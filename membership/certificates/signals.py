"""What certificates tell the rooms above them. Sent inside the transaction that made it true."""

from django.dispatch import Signal

# A certificate was issued in place of a revoked one. Arguments: certificate (the new one), by.
certificate_reissued = Signal()
