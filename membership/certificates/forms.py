from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.forms import Form
from membership.papers.fields import PrivateFileField
from membership.papers.rules import IMAGE_OR_PDF

from .differences import kinds_on_offer
from .looking_up import SHORTEST
from .models import Certificate, CertificateRequest, CertificateSettings

REFUSAL_REASONS = [
    _("The change has not been approved yet. Please have it approved under Member information first."),
    _("The declaration is missing, or bears no seal."),
    _("The certificate was posted and should arrive within days."),
]


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=255,
        help_text=_(
            "Kept in the history. The public look-up page says only that the certificate was revoked."
        ),
        error_messages={"required": _("Say why the certificate is revoked.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GrantForm(forms.Form):
    """Nothing to fill in: pressing the button is the answer."""


class RefuseForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say why; the company reads it.")},
    )


class RequestForm(Form):
    """A company asks for a new certificate. A declaration that was sent already (`sent`) need not be chosen
    again when something else was wrong."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("certificate", "Why"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say why you need a new certificate.")},
    )
    note = forms.CharField(
        label=pgettext_lazy("certificate request", "Remarks"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For instance when and how the certificate was lost."),
    )
    declaration = PrivateFileField(
        label=pgettext_lazy("certificate request", "Declaration with seal"), required=False, rule=IMAGE_OR_PDF
    )

    def __init__(self, *args, certificate: Certificate, settings: CertificateSettings, sent=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.settings, self.sent = settings, sent
        offered = kinds_on_offer(certificate)
        choices = [choice for choice in CertificateRequest.Kind.choices if choice[0] in offered]
        self.fields["kind"].choices = choices
        self.fields["kind"].initial = offered[0]

    def clean(self):
        given = super().clean()
        is_lost = given.get("kind") == CertificateRequest.Kind.LOST
        has_file = given.get("declaration") or self.sent
        if is_lost and self.settings.lost_needs_declaration and not has_file and not self.errors:
            self.add_error("declaration", _("Please upload a declaration with your company's seal."))
        return given


class LookUpForm(Form):
    """For members: the whole number, or some characters of a name."""

    q = forms.CharField(
        label=_("Certificate number or company name"),
        help_text=_("Part of a name will do."),
        min_length=SHORTEST,
        max_length=100,
        error_messages={
            "required": _("Please enter a number or a name."),
            "min_length": _("Please enter at least %(limit_value)d characters."),
        },
    )
