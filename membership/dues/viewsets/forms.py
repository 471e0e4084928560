from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

VOUCHER_REASONS = [
    _("The picture is not legible. Please upload a clear one."),
    _("The amount differs from the amount owed."),
    _("The money has not arrived yet. Please check the transfer."),
    _("This is not proof of a transfer."),
]
CANCEL_REASONS = [
    _("The company has withdrawn."),
    _("The order was made by mistake."),
    _("Another order takes its place."),
]
RECEIPT_REASONS = [
    _("The name of the company was corrected."),
    _("The receipt was issued with wrong words."),
]
REFUND_REASONS = [
    _("The dues were paid twice."),
    _("Another amount was owed."),
    _("The company has withdrawn."),
]


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class ConfirmForm(forms.Form):
    """Money that came. Whoever enters another amount than is owed says so."""

    received_on = forms.DateField(label=_("Received on"), widget=DayInput())
    amount = forms.DecimalField(
        label=_("Amount received, in yuan"),
        max_digits=10,
        decimal_places=2,
        min_value=Decimal("0.01"),
        widget=forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal"}),
    )
    accept_difference = forms.BooleanField(
        label=_("I know that the amount differs from what is owed."), required=False
    )

    def __init__(self, *args, outstanding: Decimal, **kwargs):
        today = timezone.localdate()
        super().__init__(*args, initial={"received_on": today, "amount": outstanding}, **kwargs)
        self.outstanding = outstanding
        self.fields["received_on"].widget.attrs["max"] = today.isoformat()

    def clean_received_on(self):
        day = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day

    def clean(self):
        given = super().clean()
        differs = "amount" in given and given["amount"] != self.outstanding
        if differs and not given.get("accept_difference"):
            self.add_error(
                "accept_difference", _("The amount is not what is owed. Please correct it, or tick this box.")
            )
        return given

    @property
    def asks_for_difference(self) -> bool:
        """The box shows only when there is something to know."""
        return "accept_difference" in self.errors or bool(self["accept_difference"].value())


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say why; the company reads it.")},
    )


class RefundForm(forms.Form):
    """Money to send back, and what becomes of the term that it bought."""

    STAYS, ENDS = "stays", "ends"

    amount = forms.DecimalField(
        label=_("Amount to refund, in yuan"),
        max_digits=10,
        decimal_places=2,
        min_value=Decimal("0.01"),
        widget=forms.NumberInput(attrs={"step": "0.01", "inputmode": "decimal"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=80,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Please say why; the payer reads it.")},
    )
    term = forms.ChoiceField(
        label=_("The term that was paid for"),
        choices=[
            (STAYS, _("stays as it is")),
            (ENDS, _("ends as soon as the money is back")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please say what becomes of the paid term.")},
    )

    def __init__(self, *args, left: Decimal, has_term: bool, **kwargs):
        super().__init__(*args, initial={"amount": left}, **kwargs)
        self.left = left
        self.fields["amount"].widget.attrs["max"] = str(left)
        if not has_term:
            del self.fields["term"]

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount > self.left:
            raise ValidationError(
                _("At most %(amount)s yuan of this payment can be refunded.") % {"amount": self.left}
            )
        return amount

    @property
    def ends_term(self) -> bool:
        return self.cleaned_data.get("term") == self.ENDS


class SettleForm(forms.Form):
    note = forms.CharField(
        label=_("How it was settled"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say how it was settled; it stays in the history.")},
    )
