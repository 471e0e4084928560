from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.dues.models import Order, PaymentMethod
from membership.forms import Form
from membership.notifications.types import find_type

from .orders import BillState


def choices(prompt, options):
    return [("", prompt), *options]


class OrderFilterForm(Form):
    """Narrows the list of bills; what cannot be understood narrows nothing."""

    status = forms.ChoiceField(
        label=_("State"), required=False, choices=choices(_("Any state"), BillState.choices)
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

    @property
    def state(self) -> str:
        self.is_valid()
        return self.cleaned_data.get("status", "")

    def narrow(self, bills):
        """By everything but the state, of which the page counts them all."""
        self.is_valid()
        given = {name: value for name in ("kind", "method") if (value := self.cleaned_data.get(name))}
        if number := self.cleaned_data.get("number"):
            given["number__icontains"] = number.strip()
        return bills.filter(**given)

    def of_state(self, bills):
        return bills.filter(state=self.state) if self.state else bills

    @property
    def is_narrowing(self) -> bool:
        return self.is_bound and any(self.cleaned_data.values())


class MessageFilterForm(Form):
    """Narrows the messages; offers the kinds that were received."""

    READ, UNREAD = "read", "unread"

    state = forms.ChoiceField(
        label=pgettext_lazy("messages", "Read or not"),
        required=False,
        choices=choices(
            pgettext_lazy("messages", "All messages"),
            [
                (UNREAD, pgettext_lazy("messages", "Unread")),
                (READ, pgettext_lazy("messages", "Read")),
            ],
        ),
    )
    type = forms.ChoiceField(label=pgettext_lazy("messages", "About"), required=False)

    def __init__(self, *args, received, **kwargs):
        super().__init__(*args, **kwargs)
        keys = received.order_by("type").values_list("type", flat=True).distinct()
        kinds = [(key, find_type(key).name if find_type(key) else key) for key in keys]
        self.fields["type"].choices = choices(pgettext_lazy("messages", "About anything"), kinds)

    def narrow(self, received):
        self.is_valid()
        if kind := self.cleaned_data.get("type"):
            received = received.filter(type=kind)
        if state := self.cleaned_data.get("state"):
            received = received.filter(is_read=state == self.READ)
        return received

    @property
    def is_narrowing(self) -> bool:
        return self.is_bound and any(self.cleaned_data.values())
