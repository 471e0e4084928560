import unicodedata

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.forms import Form

from .errors import InitialPasswordExpired
from .names import as_registered
from .phones import MobileField
from .services import authenticator_of, check_new_password


class CodeField(forms.CharField):
    """Six digits from a message; full-width ones and spaces are forgiven."""

    default_error_messages = {"required": _("Enter the code from the message.")}

    def __init__(self, **kwargs):
        kwargs.setdefault("label", pgettext_lazy("from a text message", "Code"))
        kwargs.setdefault("template_name", "accounts/fields/code.html")
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "placeholder": _("Code from the SMS"),
        }

    def to_python(self, value):
        return "".join(unicodedata.normalize("NFKC", super().to_python(value)).split())


class SendsCode(forms.Form):
    """A form with a button that sends a code. While it does, nothing but where to need be right yet."""

    sends_to = "phone"

    def __init__(self, *args, sending=False, sent_to="", wait=0, **kwargs):
        super().__init__(*args, **kwargs)
        self.sending = sending
        self.sent_to = sent_to
        self.wait = wait  # seconds until another code may be sent

    def full_clean(self):
        super().full_clean()
        if self.sending:
            for name in [name for name in self._errors if name != self.sends_to]:
                del self._errors[name]


class PhoneCodeForm(SendsCode, Form):
    phone = MobileField(widget=forms.TelInput(attrs={"placeholder": _("Enter your mobile number")}))
    code = CodeField()


class PasswordLoginForm(Form):
    username = forms.CharField(
        label=_("Mobile number or account name"),
        max_length=150,
        error_messages={"required": _("Enter your mobile number or account name.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "placeholder": _("Enter your mobile number or account name"),
            }
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        error_messages={"required": _("Enter your password.")},
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "placeholder": _("Enter your password")}
        ),
    )

    def __init__(self, *args, request=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        self.user = None

    def clean_username(self):
        return as_registered(self.cleaned_data["username"])

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self.user = authenticate(self.request, **cleaned)
            if self.user is None:
                self.add_error(*self._refusal())
            elif self.user.password_has_expired:
                self.add_error("password", str(InitialPasswordExpired()))
        return cleaned

    def _refusal(self) -> tuple[str, str]:
        if getattr(self.request, "axes_locked_out", False):
            return "username", _(
                "Too many failed attempts. Try again in a few minutes, or log in with a code."
            )
        return "password", _("The account or the password is wrong.")


class NewPasswordMixin(forms.Form):
    new_password1 = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=password_validators_help_text_html,
        error_messages={"required": _("Enter a new password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    new_password2 = forms.CharField(
        label=_("New password again"),
        strip=False,
        error_messages={"required": _("Enter the new password again.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    user = None

    def clean_new_password1(self):
        password = self.cleaned_data["new_password1"]
        if password:
            check_new_password(self.user, password)
        return password

    def clean_new_password2(self):
        password = self.cleaned_data["new_password2"]
        first = self.cleaned_data.get("new_password1")
        if first and password and first != password:
            raise forms.ValidationError(_("The two passwords are not the same."))
        return password


class ResetPasswordForm(NewPasswordMixin, PhoneCodeForm):
    field_order = ["phone", "code", "new_password1", "new_password2"]


class ResetAccountPasswordForm(NewPasswordMixin, SendsCode, Form):
    """By the name of a company's account; the code goes to the phone of its owner, wherever that is."""

    sends_to = "account"

    account = forms.CharField(
        label=_("Account name"),
        max_length=150,
        error_messages={"required": _("Enter the name of the account.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    code = CodeField()
    field_order = ["account", "code", "new_password1", "new_password2"]

    def clean_account(self):
        return as_registered(self.cleaned_data["account"])


class ProofForm(SendsCode, Form):
    """Whoever has not just logged in by code proves who they are: by the password, or by a fresh code."""

    old_password = forms.CharField(
        label=_("Current password"),
        strip=False,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = CodeField(required=False)

    def __init__(self, *args, user, proof_needed=True, has_phone=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.proof_needed = user, proof_needed
        if not (proof_needed and user.has_usable_password()):
            del self.fields["old_password"]
        if not (proof_needed and has_phone):
            del self.fields["code"]
        elif authenticator_of(user):
            self["code"].help_text = _("The 6 digits of your authenticator app do as well.")

    def clean(self):
        cleaned = super().clean()
        if self.proof_needed and not (cleaned.get("old_password") or cleaned.get("code")):
            field = "old_password" if "old_password" in self.fields else "code"
            self.add_error(field if field in self.fields else None, self._ask_for_proof())
        return cleaned

    def _ask_for_proof(self):
        if {"old_password", "code"} <= self.fields.keys():
            return _("Enter your current password, or a code sent to your phone.")
        if "code" in self.fields:
            return _("Enter the code from the message.")
        return _("Enter your current password.")


class SetPasswordForm(NewPasswordMixin, ProofForm):
    field_order = ["old_password", "code", "new_password1", "new_password2"]
