"""What finance says about an invoice it has made, sent back or reversed."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from membership.papers.rules import IMAGE_OR_PDF
from membership.papers.services import store_upload

from .forms import DayInput

INVOICE_REASONS = [
    _("The tax number does not belong to this name."),
    _("Address, phone, bank and account are needed for this kind of invoice."),
]
RED_REASONS = [
    _("The title was wrong."),
    _("The amount was wrong."),
    _("The dues were refunded."),
]


class DocumentForm(forms.Form):
    """A document made in the tax or fiscal system: its number, its day, and its file."""

    number = forms.CharField(label=_("Invoice number"), max_length=40, strip=True)
    day = forms.DateField(label=_("Date of the invoice"), widget=DayInput())
    file = forms.FileField(
        label=_("Invoice file"), required=False, widget=forms.FileInput(attrs={"accept": IMAGE_OR_PDF.accept})
    )

    def __init__(self, *args, user=None, demands_file=False, **kwargs):
        today = timezone.localdate()
        super().__init__(*args, initial={"day": today}, **kwargs)
        self.user = user
        self.fields["day"].widget.attrs["max"] = today.isoformat()
        self.fields["file"].required = demands_file
        self.fields["file"].help_text = IMAGE_OR_PDF.hint

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day

    def clean(self):
        given = super().clean()
        if given.get("file") and not self.errors:
            try:
                given["file"] = store_upload(upload=given["file"], rule=IMAGE_OR_PDF, uploaded_by=self.user)
            except ValidationError as error:
                self.add_error("file", error)
        return given


class ReverseForm(DocumentForm):
    """The red invoice that undoes an issued one."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Please say why; the company reads it.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="red-%s", **kwargs)
        self.fields["number"].label = _("Number of the red invoice")
        self.fields["day"].label = _("Date of the red invoice")
        self.fields["file"].label = _("File of the red invoice")
