"""A file in a form that has no draft: kept as soon as it is sent, so that no mistake elsewhere loses it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from membership.accounts.models import User
from membership.papers.access import is_own_draft
from membership.papers.models import PrivateFile
from membership.papers.rules import UploadRule
from membership.papers.services import store_upload


@dataclass(frozen=True)
class Sent:
    """What a browser sent for a slot: a file, the key of one kept before, or the wish to remove it."""

    upload: Any = None
    kept: str = ""
    removed: bool = False


class KeptFileInput(forms.FileInput):
    def value_from_datadict(self, data, files, name) -> Sent:
        return Sent(files.get(name), data.get(f"{name}-kept", ""), f"{name}-removed" in data)

    def value_omitted_from_data(self, data, files, name) -> bool:
        return False


class KeptFileField(forms.Field):
    """Its value is a stored file. `current` stands there before the form is sent, `shown` once it was."""

    widget = KeptFileInput

    def __init__(self, *, rule: UploadRule, user: User, current: PrivateFile | None = None, **kwargs):
        self.rule, self.user, self.shown = rule, user, current
        super().__init__(template_name="center/kept_file.html", **kwargs)

    def clean(self, value: Sent) -> PrivateFile | None:
        if value.upload is not None:
            self.shown = store_upload(upload=value.upload, rule=self.rule, uploaded_by=self.user)
        elif value.removed and not self.required:
            self.shown = None
        elif value.kept:
            self.shown = self._kept(value.kept)
        if self.required and self.shown is None:
            raise ValidationError(self.error_messages["required"], code="required")
        return self.shown

    def _kept(self, key: str) -> PrivateFile | None:
        """What stood there, or what this person sent a moment ago; nothing else is theirs to choose."""
        if self.shown is not None and key == str(self.shown.pk):
            return self.shown
        try:
            file = PrivateFile.objects.filter(pk=UUID(key)).first()
        except ValueError:
            return self.shown
        return file if file is not None and is_own_draft(self.user, file) else self.shown
