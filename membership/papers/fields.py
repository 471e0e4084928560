from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from .inspection import inspect_upload
from .rules import UploadRule


class RuleHint:
    """Says the rule when it is shown, in the language of that moment."""

    def __init__(self, rule: UploadRule):
        self.rule = rule

    def __str__(self):
        return self.rule.hint


class PrivateFileField(forms.FileField):
    """A file in a plain multipart form, judged by its content. Keeping it is for a service."""

    widget = forms.FileInput
    default_error_messages = {"required": _("Please choose a file.")}

    def __init__(self, *, rule: UploadRule, **kwargs):
        self.rule = rule
        kwargs.setdefault("help_text", lazystr(RuleHint(rule)))
        super().__init__(allow_empty_file=True, **kwargs)

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "accept": self.rule.accept}

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            inspect_upload(upload, self.rule)
        return upload
