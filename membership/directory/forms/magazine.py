"""What a company writes for the magazine, and what its editors answer."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.forms import Form
from membership.papers.rules import MB, UploadRule

from ..models import MagazinePhoto, MagazineProfile, MagazineSettings
from ..models.magazine import length_of

PHOTO = UploadRule(kinds=frozenset({"image"}), max_bytes=10 * MB)
LONGEST_DRAFT = 10_000
RETURN_REASONS = [
    _("The text is too long or too short for the page."),
    _("The photos are too small to print. Please send the originals."),
    _("Please leave out prices and advertising slogans."),
]


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True


class MagazineForm(Form):
    """Text, a caption for each photo that is there, and which of them go. New photos are kept as they come;
    what is missing is said when it is sent (`is_sent`), not while it is a draft."""

    text = forms.CharField(
        label=pgettext_lazy("magazine", "Text"),
        required=False,
        max_length=LONGEST_DRAFT,
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def __init__(self, *args, photos: list[MagazinePhoto], rules: MagazineSettings, **kwargs):
        super().__init__(*args, **kwargs)
        self.photos, self.rules = photos, rules
        sizes = {"shortest": rules.shortest, "longest": rules.longest}
        told = _("%(shortest)s to %(longest)s characters.") % sizes
        self.fields["text"].help_text = self["text"].help_text = told  # the look of forms has read it already
        for photo in photos:
            self.fields[f"caption-{photo.pk}"] = forms.CharField(
                label=_("Caption"), required=False, max_length=60, initial=photo.caption
            )
            self.fields[f"remove-{photo.pk}"] = forms.BooleanField(
                label=_("Remove this photo"), required=False
            )

    @property
    def is_sent(self) -> bool:
        return "submit" in self.data

    def clean(self):
        given = super().clean()
        if self.is_sent and not self.errors:
            self._check_length(given["text"])
            for photo in self.photos:
                if photo.pk not in self.removed() and not given[f"caption-{photo.pk}"]:
                    self.add_error(f"caption-{photo.pk}", _("Please say what the photo shows."))
        return given

    def _check_length(self, text: str) -> None:
        length = length_of(text)
        if length < self.rules.shortest:
            self.add_error(
                "text", _("Please write at least %(count)s characters.") % {"count": self.rules.shortest}
            )
        elif length > self.rules.longest:
            told = {"length": length, "count": self.rules.longest}
            self.add_error("text", _("These are %(length)s characters; %(count)s fit on the page.") % told)

    def captions(self) -> dict[int, str]:
        return {photo.pk: self.cleaned_data.get(f"caption-{photo.pk}", "") for photo in self.photos}

    def removed(self) -> list[int]:
        return [photo.pk for photo in self.photos if self.cleaned_data.get(f"remove-{photo.pk}")]

    def rows(self):
        """Each photo with its two fields."""
        return [(photo, self[f"caption-{photo.pk}"], self[f"remove-{photo.pk}"]) for photo in self.photos]


class AcceptForm(forms.Form):
    """Nothing to fill in: pressing the button is the answer."""


class MagazineReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("What is to be changed"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say why; the company reads it.")},
    )


class IssueForm(forms.Form):
    issue = forms.CharField(
        label=pgettext_lazy("magazine", "Issue"),
        max_length=MagazineProfile._meta.get_field("issue").max_length,
        help_text=_("Such as 2027年第1期."),
        error_messages={"required": _("Please say in which issue it stands.")},
    )
