"""Forms of 账户设置."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.accounts.forms import CodeField, PhoneCodeForm, ProofForm
from membership.accounts.models import User
from membership.accounts.phones import MobileField
from membership.forms import Form
from membership.organisations.models import Contact


class DetailsForm(Form):
    """What a person is called and where they read email; their position in each company."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=60,
        error_messages={"required": _("Enter your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=pgettext_lazy("person", "Email"),
        required=False,
        help_text=_("Messages of the association are also sent there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args, user: User, people: list[Contact], **kwargs):
        known = next(iter(people), None)
        initial = {
            "name": user.get_full_name() or (known.name if known else ""),
            "email": user.email or (known.email if known else ""),
        }
        super().__init__(*args, initial=initial, **kwargs)
        for person in people:
            self.fields[f"title-{person.pk}"] = forms.CharField(
                label=_("Position at %(company)s") % {"company": person.organisation.name},
                max_length=60,
                required=False,
                initial=person.title,
            )
        self.people = people

    def titles(self) -> dict[int, str]:
        return {person.pk: self.cleaned_data[f"title-{person.pk}"] for person in self.people}


class ProveForm(ProofForm):
    field_order = ["old_password", "code"]


class NewPhoneForm(PhoneCodeForm):
    phone = MobileField(
        label=_("New mobile number"),
        widget=forms.TelInput(attrs={"placeholder": _("Enter your new mobile number")}),
        error_messages={"required": _("Enter your new mobile number.")},
    )
    field_order = ["phone", "code"]


class AppCodeForm(Form):
    code = CodeField(
        label=_("Digits that the app shows"),
        template_name="membership/forms/field.html",
        error_messages={"required": _("Enter the digits that the app shows.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["placeholder"] = _("6 digits")


class CloseForm(Form):
    understood = forms.BooleanField(
        label=_("I have read what is erased and what is kept, and want to close my account for good"),
        error_messages={"required": _("Tick that you want to close the account.")},
    )
