"""Forms of a company's people: who joins them, in which role, and to whom the company is handed over."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.accounts.forms import ProofForm
from membership.accounts.phones import MobileField
from membership.forms import Form
from membership.organisations.models import Contact, Role
from membership.organisations.services import Person

LEAVES = ""


class PersonForm(Form):
    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=60)
    phone = MobileField(
        help_text=_("They log in with a code sent to this number; nothing else has to be set up.")
    )
    title = forms.CharField(label=pgettext_lazy("person", "Position"), max_length=60, required=False)
    email = forms.EmailField(label=pgettext_lazy("person", "Email"), required=False)

    def person(self) -> Person:
        return Person(**{name: self.cleaned_data[name] for name in ("phone", "name", "title", "email")})


class NewPersonForm(PersonForm):
    role = forms.ChoiceField(
        label=pgettext_lazy("in a company", "Role"), choices=Role.choices, initial=Role.EDITOR
    )


class EditPersonForm(Form):
    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=60)
    title = forms.CharField(label=pgettext_lazy("person", "Position"), max_length=60, required=False)
    email = forms.EmailField(label=pgettext_lazy("person", "Email"), required=False)

    def __init__(self, *args, contact: Contact, **kwargs):
        initial = {name: getattr(contact, name) for name in ("name", "title", "email")}
        super().__init__(*args, initial=initial, **kwargs)


class RoleForm(Form):
    role = forms.ChoiceField(label=pgettext_lazy("in a company", "Role"), choices=Role.choices)

    def __init__(self, *args, contact: Contact, **kwargs):
        super().__init__(*args, initial={"role": contact.role}, auto_id=f"{contact.pk}-%s", **kwargs)


class HandoverForm(PersonForm):
    """Whose place is taken, by whom, and what is left to who gives it up."""

    giver = forms.ModelChoiceField(
        label=_("Owner who hands over"), queryset=Contact.objects.none(), empty_label=None
    )
    keeps = forms.ChoiceField(
        label=_("Afterwards this owner"),
        required=False,
        choices=[
            (LEAVES, _("acts for the company no longer")),
            (Role.DUES, _("keeps the role “Dues”")),
            (Role.EDITOR, _("keeps the role “Editor”")),
        ],
        widget=forms.RadioSelect,
        initial=LEAVES,
    )
    field_order = ["giver", "name", "phone", "title", "email", "keeps"]

    def __init__(self, *args, givers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["giver"].queryset = givers
        if len(givers) == 1:
            self.fields["giver"].widget = forms.HiddenInput()
            self.fields["giver"].initial = givers[0].pk

    def clean(self):
        cleaned = super().clean()
        giver, phone = cleaned.get("giver"), cleaned.get("phone")
        if giver and phone and str(giver.phone) == phone:
            self.add_error("phone", _("This is the number of the owner who hands over."))
        return cleaned


class ConfirmForm(ProofForm):
    """The password of who is logged in, or a code to the phone of the owner who hands over."""

    field_order = ["old_password", "code"]
