"""The kinds of question the joining form asks."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import ProseEditorWidget

from membership.dues.models import Level
from membership.organisations.richtext import plain_text, sanitise
from membership.papers.rules import UploadRule

# What `organisations.richtext` keeps, as the editor's buttons.
EDITOR = {
    "extensions": {
        "Bold": True,
        "Italic": True,
        "Underline": True,
        "Heading": {"levels": [3, 4]},
        "BulletList": True,
        "OrderedList": {"enableListAttributes": False},
        "ListItem": True,
        "Blockquote": True,
        "HardBreak": True,
        "Link": {"enableTarget": False},
    }
}
_MARKUP = re.compile(r"<\s*/?\s*[a-zA-Z]")
_LANDLINE = re.compile(r"(?=(\D*[0-9]){7})[0-9+()\-\s]+((转|分机|ext\.?|x|#)\s*[0-9]{1,6})?", re.IGNORECASE)


class WebsiteField(forms.URLField):
    """An address as people write it: `www.…` is enough."""

    default_error_messages = {"invalid": _("Enter a web address, for example www.example.com.")}

    def __init__(self, **kwargs):
        super().__init__(max_length=200, assume_scheme="https", **kwargs)
        self.widget = forms.TextInput(
            attrs={"inputmode": "url", "autocapitalize": "none", "autocomplete": "url", "spellcheck": "false"}
        )

    def to_python(self, value):
        folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", value or ""))
        return super().to_python(folded)


class SuggestingInput(forms.TextInput):
    """A line with usual answers to pick from; another one may be typed."""

    template_name = "joining/fields/suggesting.html"

    def __init__(self, suggestions, **kwargs):
        self.suggestions = suggestions
        super().__init__(**kwargs)

    def get_context(self, name, value, attrs):
        offered = f"{attrs['id']}_suggestions"
        given = {**attrs, "list": offered, "autocomplete": "off"}
        context = super().get_context(name, value, given)
        return context | {"offered": offered, "suggestions": self.suggestions}


class LandlineField(forms.CharField):
    """A telephone number with area code, perhaps an extension; shown as typed, full-width forgiven."""

    widget = forms.TelInput(attrs={"inputmode": "tel", "autocomplete": "off"})

    def to_python(self, value):
        return unicodedata.normalize("NFKC", super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if value and not _LANDLINE.fullmatch(value):
            raise ValidationError(
                _("Enter a telephone number with its area code, for example 025-8888 8888."), code="invalid"
            )


class RichTextField(forms.CharField):
    """Words with a few marks. What was typed into the plain field keeps its paragraphs."""

    widget = ProseEditorWidget(config=EDITOR, preset="configurable", attrs={"rows": 8})

    def __init__(self, *, max_words: int, **kwargs):
        self.max_words = max_words
        super().__init__(**kwargs)

    def to_python(self, value):
        value = super().to_python(value)
        if value and not _MARKUP.search(value):
            value = linebreaks(value, autoescape=True)
        return sanitise(value)

    def validate(self, value):
        super().validate(value)
        length = len(plain_text(value))
        if length > self.max_words:
            raise ValidationError(
                _("At most %(limit)s characters; this has %(count)s."),
                code="too_long",
                params={"limit": self.max_words, "count": length},
            )


class LevelField(forms.ModelChoiceField):
    """A level with what it costs a year."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Level.objects.offered().prefetch_related("prices"), **kwargs)

    def label_from_instance(self, level):
        today = timezone.localdate()
        price = next((price for price in level.prices.all() if price.starts_on <= today), None)
        if price is None:
            return str(level)
        return _("%(level)s (%(amount)s yuan a year)") % {"level": level, "amount": price.amount}


class SlotWidget(forms.FileInput):
    """The file that stands in the slot already; what a browser sends is stored before the form is read."""

    def value_from_datadict(self, data, files, name):
        return files.get(name)


class SlotField(forms.Field):
    """An upload slot: its value is a stored file."""

    widget = SlotWidget

    def __init__(self, *, rule: UploadRule, **kwargs):
        self.rule = rule
        self.template_url = self.template_label = ""
        super().__init__(template_name="joining/fields/upload.html", **kwargs)
