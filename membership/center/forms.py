from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.dues.models import Order, PaymentMethod
from membership.forms import Form


def choices(prompt, options):
    return [("", prompt), *options]


class OrderFilterForm(Form):
    """Narrows the list of bills; what cannot be understood narrows nothing."""

    status = forms.ChoiceField(
        label=_("State"), required=False, choices=choices(_("Any state"), Order.Status.choices)
    )
    kind = forms.ChoiceField(
        label=_("Kind of service"),
        required=False,
        choices=choices(_("Any service"), Order.Kind.choices),
    )
    method = forms.ChoiceField(
        label=_("Payment method"),
        required=False,
        choices=choices(_("Any method"), PaymentMethod.choices),
    )
    number = forms.CharField(
        label=_("Order number"),
        required=False,
        max_length=32,
        widget=forms.TextInput(
            attrs={"placeholder": pgettext_lazy("placeholder", "Order number"), "inputmode": "numeric"}
        ),
    )

    def narrow(self, bills):
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        number = given.pop("number", None)
        bills = bills.filter(**given)
        return bills.filter(number__icontains=number.strip()) if number else bills

    @property
    def is_narrowing(self) -> bool:
        return self.is_bound and any(self.cleaned_data.values())
