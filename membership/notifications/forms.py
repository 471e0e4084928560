from django import forms
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from .addresses import user_mailbox
from .channels import Channel
from .models import Wording
from .placeholders import BrokenPlaceholder, names_in
from .types import NoticeType, default_texts

# The field of a wording that holds each of its texts.
TEXTS = {"sms": "text", "subject": "subject", "email": "email_text", "inbox": "inbox_text"}
# Which channels have no use for a field.
FIELDS = {
    Channel.SMS: {"sends_sms", "text"},
    Channel.EMAIL: {"sends_email", "subject", "email_text"},
    Channel.INBOX: {"sends_inbox", "subject", "inbox_text"},
}
_RETURN = _("You may use %(placeholders)s. Left empty, it returns to the wording that comes with the system.")
HELP = {
    "text": _(
        "You may use %(placeholders)s. Leave the text empty to return to the wording that comes "
        "with the system. A gateway with approved templates of its own sends those instead."
    ),
    "subject": _("Heads the email and the site message. You may use %(placeholders)s."),
    "email_text": _RETURN,
    "inbox_text": _RETURN,
}


class WordingForm(WagtailAdminModelForm):
    """Shows the words that are in force; what equals those that come with the system is kept as "theirs"."""

    class Meta:
        model = Wording
        fields = ["sends_sms", "text", "sends_email", "subject", "email_text", "sends_inbox", "inbox_text"]
        widgets = dict.fromkeys(("text", "email_text", "inbox_text"), AdminAutoHeightTextInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.notice_type = self.instance.notice_type
        self.given = vars(default_texts(self.notice_type)) if self.notice_type else {}
        possible = self.notice_type.possible_channels if self.notice_type else ()
        useful = set().union(*(FIELDS[channel] for channel in possible))
        if self.notice_type and self.notice_type.secret and len(possible) == 1:
            useful -= {f"sends_{channel}" for channel in possible}
        for name in set(self.fields) - useful:
            del self.fields[name]
        for text, name in TEXTS.items():
            if name in self.fields:
                self.initial[name] = getattr(self.instance, name) or self.given[text]
                self.fields[name].help_text = HELP[name] % {
                    "placeholders": in_braces(self.notice_type.variables)
                }

    def clean(self):
        cleaned = super().clean()
        for text, name in TEXTS.items():
            if name in cleaned:
                self._keep_own_words(name, cleaned[name].strip(), self.given[text])
        switches = [name for name in self.fields if name.startswith("sends_")]
        if switches and self.notice_type.secret and not any(map(cleaned.get, switches)):
            self.add_error(
                switches[0], _("Without this message nobody could log in: leave one way switched on.")
            )
        return cleaned

    def _keep_own_words(self, name: str, words: str, given: str) -> None:
        self.cleaned_data[name] = "" if words == given else words
        try:
            check_placeholders(words or given, self.notice_type, needed=name != "subject")
        except forms.ValidationError as error:
            self.add_error(name, error)


class TestForm(forms.Form):
    """Where a test goes."""

    phone = PhoneNumberField(label=_("Mobile number"), required=False)
    email = forms.EmailField(label=_("Email"), required=False)
    inbox = forms.BooleanField(
        label=_("My own site messages"),
        required=False,
        help_text=_("You find it under the bell of the website."),
    )
    CHANNELS = {"phone": Channel.SMS, "email": Channel.EMAIL, "inbox": Channel.INBOX}

    def __init__(self, *args, wording: Wording, **kwargs):
        super().__init__(*args, **kwargs)
        possible = wording.notice_type.possible_channels if wording.notice_type else ()
        for name, channel in self.CHANNELS.items():
            if channel not in possible:
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not any(cleaned.values()):
            raise forms.ValidationError(_("Please say where the test should go."))
        return cleaned

    def addresses(self, user) -> dict[str, str]:
        given = self.cleaned_data
        return {
            "phone": str(given.get("phone") or ""),
            "email": given.get("email") or "",
            "mailbox": user_mailbox(user.pk) if given.get("inbox") else "",
        }


def check_placeholders(text: str, notice_type: NoticeType, *, needed: bool) -> None:
    allowed = in_braces(notice_type.variables)
    try:
        names = names_in(text)
    except BrokenPlaceholder:
        message = _("A brace is missing or too many. Placeholders are written like this: %(allowed)s")
        raise forms.ValidationError(message % {"allowed": allowed}, code="broken") from None
    if unknown := names - set(notice_type.variables):
        raise forms.ValidationError(
            _("Unknown placeholder %(unknown)s. Allowed in this message: %(allowed)s"),
            code="unknown",
            params={"unknown": in_braces(sorted(unknown)), "allowed": allowed},
        )
    if needed and (missing := set(notice_type.needed) - names):
        raise forms.ValidationError(
            _("This message is of no use without %(missing)s."),
            code="missing",
            params={"missing": in_braces(sorted(missing))},
        )


def in_braces(names) -> str:
    return " ".join(f"{{{name}}}" for name in names)
