from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.forms import ModelForm
from membership.organisations.forms import CompanyCodeField

from .models import InvoiceKind, InvoiceTitle, Order

SPECIAL_DETAILS = ("address", "phone", "bank", "account")


class InvoiceForm(ModelForm):
    """To whom the invoice is made out, and which kind it is."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("of invoice", "Kind"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose the kind of invoice.")},
    )
    uscc = CompanyCodeField(
        label=_("Taxpayer number"),
        help_text=_("The unified social credit code of the company named above."),
        error_messages={"required": _("Please fill in the taxpayer number.")},
    )

    class Meta:
        model = InvoiceTitle
        fields = ("name", "uscc", "email", *SPECIAL_DETAILS)
        error_messages = {
            "name": {"required": _("Please fill in the invoice title.")},
            "email": {
                "required": _("Please fill in the email that receives the invoice."),
                "invalid": _("Enter an email address, for example name@example.com."),
            },
        }
        help_texts = {"email": _("The invoice is sent here.")}

    field_order = ("kind", *Meta.fields)

    def __init__(self, *args, kinds: list[InvoiceKind], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        if len(kinds) == 1:
            self.fields["kind"].initial = kinds[0].value
        if InvoiceKind.SPECIAL not in kinds:
            for name in SPECIAL_DETAILS:
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == InvoiceKind.SPECIAL:
            for name in SPECIAL_DETAILS:
                if not cleaned.get(name) and name not in self.errors:
                    message = _("A special VAT invoice needs this: %(label)s") % {
                        "label": self.fields[name].label
                    }
                    self.add_error(name, message)
        return cleaned

    def details(self) -> dict:
        """The fields of `InvoiceDetails`; what was not asked for now stays as it was kept."""
        return self.instance.details()


def details_known_for(order: Order, user) -> dict:
    """What to offer: the details kept from last time, else what is known of the company."""
    kept = order.organisation.invoice_titles.filter(is_default=True).first()
    if kept:
        return kept.details()
    contact = order.organisation.contacts.filter(user=user).first()
    return {
        "name": order.organisation.name,
        "uscc": order.organisation.uscc,
        "email": contact.email if contact else "",
    }
