from django import forms
from django.utils.translation import gettext_lazy as _


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
