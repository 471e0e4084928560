"""What this room refuses, in words that may be shown to whoever asked."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class StillStands(DomainError):
    """A certificate is replaced by a corrected one only after it was revoked."""

    message = _("This certificate has not been revoked. Revoke it first, then issue it again.")
