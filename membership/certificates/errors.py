"""What this room refuses, in words that may be shown to whoever asked."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class StillStands(DomainError):
    """A certificate is replaced by a corrected one only after it was revoked."""

    message = _("This certificate has not been revoked. Revoke it first, then issue it again.")


class RequestWaits(DomainError):
    """A company asks once; the secretariat answers."""

    message = _("A request for this certificate is waiting already.")


class NothingToReplace(DomainError):
    """Only a certificate that stands is replaced by another one."""

    message = _(
        "This certificate is not valid today, so that it cannot be replaced. Please look at it again."
    )


class NothingChanged(DomainError):
    """A new certificate would say the same as this one."""

    message = _(
        "The certificate already says what is known of your company. Please let the change be approved under "
        "Member information first."
    )
