"""Every refusal of this room, in words for the person refused."""

from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError


class AccountIsLocked(DomainError):
    """A locked account opens to nobody, whatever its password."""

    message = _("This account is locked. Unlock it first.")
