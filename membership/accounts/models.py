from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Someone who can log in: an applicant or member by phone, a member of staff by name."""
