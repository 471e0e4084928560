from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..fields import FIELD_NAMES
from ..models import Review


@dataclass(frozen=True)
class Verdict:
    """What a reviewer decided; `remarks` maps names of fields to what is wrong with them.

    Of a vote or a visit `reference` says which meeting it was or who went, `held_on` when. `in_person`: the
    papers were handed over at the secretariat.
    """

    decision: Review.Decision
    comment: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""
    held_on: date | None = None
    in_person: bool = False

    @property
    def reasons(self) -> dict[str, str]:
        return {
            name: text.strip() for name, text in self.remarks.items() if name in FIELD_NAMES and text.strip()
        }

    @property
    def is_silent(self) -> bool:
        return not self.comment.strip() and not self.reasons
