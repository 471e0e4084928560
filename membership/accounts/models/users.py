import uuid

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Someone who can log in: an applicant or member by phone, a member of staff by name."""

    OPAQUE_PREFIX = "p"

    @classmethod
    def opaque_username(cls) -> str:
        """A name nobody types: who registers by phone is known by the phone, and may change it."""
        return cls.OPAQUE_PREFIX + uuid.uuid4().hex
