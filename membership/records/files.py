from dataclasses import dataclass

from membership.papers.models import PrivateFile


@dataclass(frozen=True)
class ShownFile:
    """A tab of the viewer (membership/records/viewer.html)."""

    key: str
    label: str
    file: PrivateFile
