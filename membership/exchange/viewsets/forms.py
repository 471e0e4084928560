from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

REASONS = [
    _("Please say more precisely what is offered or sought."),
    _("The pictures cannot be recognised. Please upload clear ones."),
    _("This does not belong here."),
    _("Please remove advertising words such as “best” or “first”."),
]


class SeenForm(forms.Form):
    """The version that was looked at; another one is not decided on unseen."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class PublishForm(SeenForm):
    pass


class ReasonForm(SeenForm):
    reason = forms.CharField(
        label=pgettext_lazy("exchange", "Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say why; the company reads it.")},
    )


class DismissForm(forms.Form):
    note = forms.CharField(
        label=_("What who reported it is told"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class UpholdForm(DismissForm):
    note = forms.CharField(
        label=_("Why it is taken down"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say why; the company reads it.")},
    )
