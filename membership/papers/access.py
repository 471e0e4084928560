"""Who may open a private file. This room knows only drafts; other rooms vouch for the rest by
registering a reader in their `apps.ready()`."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from .models import PrivateFile

DRAFT_LIFETIME = timedelta(days=1)

Reader = Callable[..., bool]
_readers: list[Reader] = []


def register_reader(reader: Reader) -> Reader:
    """`reader(user, file) -> bool`; also usable as a decorator."""
    if reader not in _readers:
        _readers.append(reader)
    return reader


def user_can_read(user, file: PrivateFile) -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser or is_own_draft(user, file):
        return True
    return any(reader(user, file) for reader in _readers)


def is_own_draft(user, file: PrivateFile) -> bool:
    """What was uploaded a moment ago can be seen before it is attached to anything."""
    return file.uploaded_by_id == user.pk and timezone.now() - file.created_at < DRAFT_LIFETIME


def works_here(user) -> bool:
    """Whether this account is one of the association's staff, who publish large files and many."""
    return user is not None and user.has_perm("wagtailadmin.access_admin")
