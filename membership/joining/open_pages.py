"""One page of the form as somebody has it open, and what it may change while others write the draft too."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from .fields import TEXT_FIELDS, Shape, names_of
from .models import Application
from .pictures import pictures_in


@dataclass(frozen=True)
class OpenPage:
    """`seen` is the newest write to the draft that the page shows, `shown` a digest of each answer in it.

    Of a page that says nothing about itself, every answer counts as typed, and as older than the draft's.
    """

    key: str = ""
    seen: int = 0
    shown: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def showing(cls, application: Application, form) -> "OpenPage":
        asked = names_of(form.questions, Shape.TEXT)
        shown = {name: _digest(form[name].value()) for name in asked}
        pictures = form["pictures"].value() if "pictures" in form.fields else []
        shown |= {each.answer_name: _digest(each.caption) for each in pictures}
        return cls(key=secrets.token_hex(6), seen=application.writes, shown=shown)

    @classmethod
    def posted(cls, text: str) -> "OpenPage":
        try:
            given = json.loads(text)
            return cls(key=str(given["key"]), seen=int(given["seen"]), shown=dict(given["shown"]))
        except (ValueError, TypeError, KeyError):
            return cls()

    def __str__(self):
        return json.dumps({"key": self.key, "seen": self.seen, "shown": self.shown})

    def changes(self, application: Application, values: Mapping[str, str]) -> dict[str, str]:
        """Those of `values` that were typed into this page and that the draft does not say already."""
        return {
            name: value
            for name, value in values.items()
            if value != application.draft.get(name, "")
            and (_digest(value) != self.shown.get(name) or self._wrote(application, name))
        }

    def is_behind(self, application: Application, name: str) -> bool:
        """Has somebody else written this answer since the page was opened?"""
        count, _key = application.written.get(name, (0, ""))
        return count > self.seen and not self._wrote(application, name)

    def _wrote(self, application: Application, name: str) -> bool:
        _count, key = application.written.get(name, (0, ""))
        return bool(self.key) and key == self.key


def draft_digest(application: Application) -> str:
    """Changes with any answer, any file and any picture of the draft."""
    typed = {name: str(application.draft.get(name, "")) for name in TEXT_FIELDS}
    files = sorted(application.draft_files.values_list("slot", "file"))
    pictures = [[str(each.file_id), each.caption] for each in pictures_in(application)]
    return _digest(json.dumps([typed, [[slot, str(file)] for slot, file in files], pictures]))


def _digest(value) -> str:
    text = str(value or "").replace("\r\n", "\n")
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:16]
