"""The kinds of paper, registered by the rooms that issue them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .errors import UnknownPaperKind
from .models import Paper, PaperStatus


class LiveState(models.TextChoices):
    """What the look-up page says about a paper now, whatever is printed on it."""

    VALID = "valid", _("Valid")
    EXPIRED = "expired", pgettext_lazy("paper", "Expired")
    SUSPENDED = "suspended", pgettext_lazy("paper", "Suspended")
    SUPERSEDED = "superseded", pgettext_lazy("paper", "Replaced by a newer certificate")
    WITHDRAWN = "withdrawn", pgettext_lazy("paper", "Membership ended")
    REVOKED = "revoked", _("Revoked")
    UNPAID = "unpaid", pgettext_lazy("paper", "Awaiting payment")
    PAID = "paid", pgettext_lazy("paper", "Paid")
    CANCELLED = "cancelled", pgettext_lazy("paper", "Cancelled, nothing is owed")
    REISSUED = "reissued", pgettext_lazy("paper", "Replaced by a newer notice")


@dataclass(frozen=True)
class PaperKind:
    """`describe` gives the public facts; `state` the live state of a paper that is not revoked;
    `revoked_state` that of one that is; `context` adds what the template needs beyond the snapshot, such
    as a seal. A kind that anybody may look up by number alone, or by its holder, has a `find`."""

    key: str
    name: Any
    template: str
    describe: Callable[[Paper], list[tuple[Any, Any]]]
    state: Callable[[Paper], str] = lambda paper: LiveState.VALID
    context: Callable[[Paper], dict] = lambda paper: {}
    revoked_state: Callable[[Paper], str] = lambda paper: LiveState.REVOKED
    find: Callable[[str], list["Found"]] | None = None


@dataclass(frozen=True)
class Found:
    """What anybody may know of a paper whose number, or the full name of whose holder, they typed."""

    number: str
    holder: str
    facts: list[tuple[Any, Any]]
    state: LiveState


_kinds: dict[str, PaperKind] = {}


def register(kind: PaperKind) -> PaperKind:
    _kinds[kind.key] = kind
    return kind


def kind_of(key: str) -> PaperKind:
    try:
        return _kinds[key]
    except KeyError:
        raise UnknownPaperKind(key) from None


def findable_kinds() -> list[PaperKind]:
    return [kind for kind in _kinds.values() if kind.find]


def find_papers(words: str) -> list[Found]:
    return [found for kind in findable_kinds() for found in kind.find(words)]


def live_state(paper: Paper) -> LiveState:
    if paper.status == PaperStatus.REVOKED:
        return LiveState(kind_of(paper.kind).revoked_state(paper))
    return LiveState(kind_of(paper.kind).state(paper))
