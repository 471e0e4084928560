"""What the secretariat is asked before it touches a company's account."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.accounts.phones import MobileField

from .models import Contact, Role
from .services import Person


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=pgettext_lazy("of an act of the secretariat", "Reason"),
        max_length=255,
        help_text=_("Kept in the history of the company."),
        error_messages={"required": _("Say why: the reason stays in the history.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StaffHandoverForm(ReasonForm):
    giver = forms.ModelChoiceField(
        label=_("Owner who is replaced"), queryset=Contact.objects.none(), empty_label=None
    )
    name = forms.CharField(label=_("Name of the next owner"), max_length=60)
    phone = MobileField(label=_("Mobile of the next owner"))
    email = forms.EmailField(label=_("Email of the next owner"), required=False)
    keeps = forms.ChoiceField(
        label=_("The owner who is replaced"),
        required=False,
        choices=[
            ("", _("acts for the company no longer")),
            (Role.DUES, _("keeps the role “Dues”")),
            (Role.EDITOR, _("keeps the role “Editor”")),
        ],
    )
    field_order = ["giver", "name", "phone", "email", "keeps", "reason"]

    def __init__(self, *args, organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = organisation.contacts.owners()

    def person(self) -> Person:
        return Person(**{name: self.cleaned_data[name] for name in ("phone", "name", "email")})


class WordsForm(forms.Form):
    words = forms.CharField(
        label=_("What is wrong with it"),
        max_length=300,
        help_text=_("The company reads it, by SMS too."),
        error_messages={"required": _("Say what is wrong: the company reads it.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
