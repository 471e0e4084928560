import uuid

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Someone who can log in: an applicant or member by phone, a member of staff by name."""

    OPAQUE_PREFIX = "p"

    def get_full_name(self) -> str:
        """A Chinese name has its family name first and no space."""
        if (self.first_name + self.last_name).isascii():
            return super().get_full_name()
        return f"{self.last_name}{self.first_name}".strip()

    @classmethod
    def opaque_username(cls) -> str:
        """A name nobody types: who registers by phone is known by the phone, and may change it."""
        return cls.OPAQUE_PREFIX + uuid.uuid4().hex
