"""Limits as gates on the tree of pages, or of collections: pure decisions, nothing is read here."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from treebeard.mp_tree import MP_Node
from wagtail.models import BaseViewRestriction

from .models import Audience
from .readers import Reader

STEP = MP_Node.steplen


@dataclass(frozen=True)
class Way:
    """One way through a gate: a row of ours, or one of Wagtail's own restrictions."""

    kind: str
    level_id: int | None = None
    level_name: str = ""
    password: tuple[str, int] | None = None
    group_ids: frozenset[int] = frozenset()

    def admits(self, reader: Reader) -> bool:
        match self.kind:
            case Audience.ACCOUNTS:
                return reader.is_known or reader.is_staff
            case Audience.MEMBERS:
                return reader.is_member or reader.is_staff
            case Audience.LEVEL:
                return self.level_id in reader.level_ids or reader.is_staff
            case BaseViewRestriction.LOGIN:
                return reader.is_known
            case BaseViewRestriction.PASSWORD:
                return self.password in reader.passed
            case BaseViewRestriction.GROUPS:
                return reader.is_superuser or not self.group_ids.isdisjoint(reader.group_ids)
        return False


@dataclass
class Gate:
    """Stands at one node of the tree. Any of its ways will do."""

    path: str
    has_children: bool
    restriction_id: int | None = None  # where it is one of Wagtail's own
    ways: list[Way] = field(default_factory=list)

    @property
    def is_ours(self) -> bool:
        return self.restriction_id is None

    def admits(self, reader: Reader) -> bool:
        return any(way.admits(reader) for way in self.ways)


class Gates:
    """All gates of a tree. Who wants to read something passes every gate on the way down to it."""

    def __init__(self, gates: Iterable[Gate] = ()):
        self._at: dict[str, list[Gate]] = defaultdict(list)
        for gate in gates:
            self._at[gate.path].append(gate)

    def __bool__(self) -> bool:
        return bool(self._at)

    def __iter__(self) -> Iterator[Gate]:
        return (gate for gates in self._at.values() for gate in gates)

    def on_the_way_to(self, path: str) -> list[Gate]:
        if not self._at:
            return []
        ends = range(STEP, len(path) + 1, STEP)
        return [gate for end in ends for gate in self._at.get(path[:end], ())]

    def admit(self, path: str, reader: Reader) -> bool:
        return all(gate.admits(reader) for gate in self.on_the_way_to(path))

    def closed_to(self, reader: Reader) -> list[Gate]:
        return [gate for gate in self if not gate.admits(reader)]
