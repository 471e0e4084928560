"""Who is asking, as far as limits need to know."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from django.http import HttpRequest
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from membership.accounts.models import User
from membership.dues.models import Membership


@dataclass(frozen=True)
class Reader:
    """`memory` keeps what was read for this reader's request; a reader without one remembers nothing."""

    is_known: bool = False
    is_member: bool = False
    level_ids: frozenset[int] = frozenset()
    is_staff: bool = False
    passed: frozenset[tuple[str, int]] = frozenset()  # shared passwords given: (session key, restriction)
    user: User | None = field(default=None, compare=False, repr=False)
    memory: dict | None = field(default=None, compare=False, repr=False)

    VISITOR: ClassVar["Reader"]

    @cached_property
    def group_ids(self) -> frozenset[int]:
        return frozenset(self.user.groups.values_list("pk", flat=True)) if self.user else frozenset()

    @property
    def is_superuser(self) -> bool:
        return self.user is not None and self.user.is_superuser


Reader.VISITOR = Reader()


def reader_of(request: HttpRequest | None) -> Reader:
    """The reader behind a request; an anonymous one costs no query."""
    if request is None:
        return Reader.VISITOR
    reader = getattr(request, "_reader", None)
    if reader is None:
        reader = request._reader = _read(request)
    return reader


def _read(request: HttpRequest) -> Reader:
    user = getattr(request, "user", None)
    passed = _passwords_given(request)
    if user is None or not user.is_authenticated:
        return Reader(passed=passed, memory={})
    levels = Membership.objects.of(user).in_good_standing().values_list("level_id", flat=True)
    level_ids = frozenset(levels.order_by())
    return Reader(
        is_known=True,
        is_member=bool(level_ids),
        level_ids=level_ids,
        is_staff=user.has_perm("wagtailadmin.access_admin"),
        passed=passed,
        user=user,
        memory={},
    )


def _passwords_given(request: HttpRequest) -> frozenset[tuple[str, int]]:
    session = getattr(request, "session", None)
    if session is None:
        return frozenset()
    keys = [
        restriction.passed_view_restrictions_session_key
        for restriction in (PageViewRestriction, CollectionViewRestriction)
    ]
    return frozenset((key, pk) for key in keys for pk in session.get(key, []))
