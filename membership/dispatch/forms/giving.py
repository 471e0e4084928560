from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.papers.fields import PrivateFileField
from membership.papers.models import FileKind, PrivateFile
from membership.papers.rules import MB, UploadRule
from membership.papers.services import store_upload

from ..models import AssociationFile
from .companies import CompaniesField
from .days import DayInput

GIVEN = UploadRule(kinds=frozenset(FileKind.values), max_bytes=20 * MB)


class GiveForm(forms.Form):
    """A file for one company or several. A file that is all right is kept while another field is not."""

    companies = CompaniesField()
    kind = forms.ChoiceField(
        label=_("Kind"), choices=AssociationFile.Kind.choices, initial=AssociationFile.Kind.NOTICE
    )
    title = forms.CharField(
        label=_("Title"), max_length=100, help_text=_("The company reads it in its list and in the message.")
    )
    number = forms.CharField(label=_("Number"), max_length=64, required=False)
    dated = forms.DateField(label=_("Date"), widget=DayInput)
    file = PrivateFileField(label=_("File"), rule=GIVEN, required=False)
    kept = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, by, initial=None, **kwargs):
        super().__init__(*args, initial={"dated": timezone.localdate()} | (initial or {}), **kwargs)
        self.by = by

    def clean(self):
        given = super().clean()
        upload = given.get("file")
        if upload:
            try:
                given["file"] = store_upload(upload=upload, rule=GIVEN, uploaded_by=self.by)
            except ValidationError as error:
                self.add_error("file", error)
        elif "file" not in self.errors:
            given["file"] = self._kept(given.get("kept"))
        return given

    def _kept(self, pk) -> PrivateFile | None:
        """What was chosen the last time; only what this person uploaded."""
        file = PrivateFile.objects.filter(pk=pk, uploaded_by=self.by).first() if pk else None
        if file is None:
            self.add_error("file", self.fields["file"].error_messages["required"])
        return file

    @property
    def kept_file(self) -> PrivateFile | None:
        """To go on with, when the form is shown again."""
        file = getattr(self, "cleaned_data", {}).get("file")
        return file if isinstance(file, PrivateFile) else None
