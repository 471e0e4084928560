from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from membership.forms import ModelForm
from membership.organisations.forms import CompanyCodeField

from .models import DuesSettings, InvoiceKind, InvoiceRequest, InvoiceTitle, Order
from .models.invoices import SPECIAL_DETAILS
from .services import keep_invoice_title, request_invoice, update_invoice_title

NEW = "new"


class AccountNumberField(forms.CharField):
    """Typed in groups as it stands on a bank's papers, kept as digits."""

    def to_python(self, value):
        return super().to_python(value).replace(" ", "").replace("-", "")


class DetailsForm(ModelForm):
    """To whom an invoice is made out."""

    uscc = CompanyCodeField(
        label=_("Taxpayer number"),
        help_text=_("The unified social credit code of the company named above."),
        error_messages={"required": _("Please fill in the taxpayer number.")},
    )
    account = AccountNumberField(
        label=InvoiceTitle._meta.get_field("account").verbose_name,
        validators=InvoiceTitle._meta.get_field("account").validators,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
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

    def details(self) -> dict:
        """What was asked for and answered."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


class TitleForm(DetailsForm):
    """A title that a company keeps."""

    is_default = forms.BooleanField(
        label=_("Offer this title first"), required=False, help_text=_("Used unless you choose another.")
    )

    def keep(self, *, organisation, by) -> InvoiceTitle:
        """Raises `TitleExists`."""
        given = {"details": self.details(), "is_default": self.cleaned_data["is_default"], "by": by}
        if self.instance.pk:
            return update_invoice_title(title=self.instance, **given)
        return keep_invoice_title(organisation=organisation, **given)


class InvoiceForm(DetailsForm):
    """A request for an invoice: which kind, and a title that is kept or a new one."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("of invoice", "Kind"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose the kind of invoice.")},
    )
    title = forms.ChoiceField(
        label=_("Made out to"),
        widget=forms.RadioSelect,
        required=False,
    )
    field_order = ("kind", "title", *DetailsForm.Meta.fields)

    def __init__(self, *args, orders: Sequence[Order], user, **kwargs):
        self.orders, self.organisation = orders, orders[0].organisation
        self.kinds = DuesSettings.load().kinds_for(orders[0].kind)
        self.titles = {str(title.pk): title for title in self.organisation.invoice_titles.offered()}
        known = {} if self.titles else details_known_for(self.organisation, user)
        super().__init__(*args, instance=InvoiceTitle(**known), **kwargs)
        self.offer_kinds()
        self.offer_titles()

    def offer_kinds(self) -> None:
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in self.kinds]
        if len(self.kinds) == 1:
            self.fields["kind"].initial = self.kinds[0].value
        if InvoiceKind.SPECIAL not in self.kinds:
            for name in SPECIAL_DETAILS:
                del self.fields[name]

    def offer_titles(self) -> None:
        """The default stands first; without any title there is nothing to choose."""
        if not self.titles:
            del self.fields["title"]
            return
        kept = [(pk, f"{title.name}（{title.uscc}）") for pk, title in self.titles.items()]
        self.fields["title"].choices = [*kept, (NEW, _("Another title"))]
        self.fields["title"].initial = kept[0][0]

    @property
    def chosen(self) -> InvoiceTitle | None:
        """The title that was picked; None when a new one is typed."""
        return self.titles.get(self.data.get("title", ""))

    def clean(self):
        cleaned = super().clean()
        for name in self.Meta.fields if self.chosen else ():
            self.errors.pop(name, None)  # left over in fields that do not count
        title = self.chosen or InvoiceTitle(**self.details())
        for name in title.missing_for(cleaned.get("kind")):
            if name not in self.errors:
                label = InvoiceTitle._meta.get_field(name).verbose_name
                message = _("A special VAT invoice needs this: %(label)s") % {"label": label}
                self.add_error("title" if self.chosen else name, message)
        return cleaned

    def _post_clean(self):
        if not self.chosen:
            super()._post_clean()

    def file(self, *, by) -> InvoiceRequest:
        """Raises what `request_invoice` raises."""
        made_out = {"title": self.chosen} if self.chosen else {"details": self.details()}
        return request_invoice(orders=self.orders, kind=self.cleaned_data["kind"], by=by, **made_out)


def details_known_for(organisation, user) -> dict:
    """What to offer a company that has kept no title yet."""
    contact = organisation.contacts.filter(user=user).first()
    return {
        "name": organisation.name,
        "uscc": organisation.uscc,
        "email": contact.email if contact else "",
    }
