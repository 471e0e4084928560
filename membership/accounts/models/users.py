import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who can log in: an applicant or member by phone, a member of staff or a company's account
    by name."""

    OPAQUE_PREFIX = "p"

    must_change_password = models.BooleanField(
        _("must change the password"),
        default=False,
        help_text=_("Nothing else opens until a password of one's own is chosen."),
    )
    password_expires_at = models.DateTimeField(_("password expires at"), null=True, blank=True)

    @property
    def password_has_expired(self) -> bool:
        """An initial password that was not replaced in time opens nothing any more."""
        return self.password_expires_at is not None and timezone.now() >= self.password_expires_at

    def get_full_name(self) -> str:
        """A Chinese name has its family name first and no space."""
        if (self.first_name + self.last_name).isascii():
            return super().get_full_name()
        return f"{self.last_name}{self.first_name}".strip()

    @classmethod
    def opaque_username(cls) -> str:
        """A name nobody types: who registers by phone is known by the phone, and may change it."""
        return cls.OPAQUE_PREFIX + uuid.uuid4().hex
