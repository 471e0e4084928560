from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .models import Wording
from .placeholders import BrokenPlaceholder, names_in
from .types import NoticeType, default_text


class WordingForm(WagtailAdminModelForm):
    class Meta:
        model = Wording
        fields = ["text", "enabled"]
        widgets = {"text": AdminAutoHeightTextInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.notice_type = self.instance.notice_type
        if self.notice_type:
            if self.notice_type.secret:
                del self.fields["enabled"]
            self.initial["text"] = self.instance.text or default_text(self.notice_type)
            self.fields["text"].help_text = _(
                "You may use %(placeholders)s. Leave the text empty to return to the wording that comes "
                "with the system. A gateway with approved templates of its own sends those instead."
            ) % {"placeholders": _in_braces(self.notice_type.variables)}

    def clean_text(self):
        text = self.cleaned_data["text"].strip()
        if not self.notice_type or text == default_text(self.notice_type):
            return ""
        if text:
            _check_placeholders(text, self.notice_type)
        return text


def _check_placeholders(text: str, notice_type: NoticeType) -> None:
    allowed = _in_braces(notice_type.variables)
    try:
        names = names_in(text)
    except BrokenPlaceholder:
        message = _("A brace is missing or too many. Placeholders are written like this: %(allowed)s")
        raise forms.ValidationError(message % {"allowed": allowed}, code="broken") from None
    if unknown := names - set(notice_type.variables):
        raise forms.ValidationError(
            _("Unknown placeholder %(unknown)s. Allowed in this message: %(allowed)s"),
            code="unknown",
            params={"unknown": _in_braces(sorted(unknown)), "allowed": allowed},
        )
    if missing := set(notice_type.needed) - names:
        raise forms.ValidationError(
            _("This message is of no use without %(missing)s."),
            code="missing",
            params={"missing": _in_braces(sorted(missing))},
        )


def _in_braces(names) -> str:
    return " ".join(f"{{{name}}}" for name in names)
