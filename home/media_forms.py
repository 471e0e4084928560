"""Forms for pictures and documents in the admin: a picture says what it shows, a document what it is."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from home.models import DocumentNote

FILE_NAME = re.compile(r"\.(jpe?g|png|gif|webp|avif)$", re.IGNORECASE)


class DescribedImageForm(BaseImageForm):
    """People who cannot see the picture are read its description: none is kept without one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "description" in self.fields:
            self.fields["description"].required = True
            self.fields["description"].help_text = _(
                "What the picture shows, in a sentence, for people who cannot see it. "
                "Where it only adorns a page, that is said there."
            )

    def clean_description(self):
        description = self.cleaned_data["description"].strip()
        if FILE_NAME.search(description) or description.replace("_", "").replace("-", "").isdigit():
            raise ValidationError(_("Say what the picture shows; the name of its file tells nobody."))
        return description


class NotedDocumentForm(BaseDocumentForm):
    note_text = forms.CharField(
        label=_("Description"),
        max_length=DocumentNote._meta.get_field("text").max_length,
        required=False,
        help_text=_("What it is and whom it is for, in a sentence; shown in lists of downloads."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            note = DocumentNote.objects.filter(document=self.instance).first()
            self.initial.setdefault("note_text", note.text if note else "")

    def _save_m2m(self):
        super()._save_m2m()
        text = self.cleaned_data.get("note_text", "").strip()
        if text:
            DocumentNote.objects.update_or_create(document=self.instance, defaults={"text": text})
        else:
            DocumentNote.objects.filter(document=self.instance).delete()
