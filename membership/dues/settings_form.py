from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from .models.documents import DocumentRules, InvoiceKind, document_key
from .models.orders import Order

BOXES = [
    (charge.label, [(document_key(charge, kind), kind.label) for kind in InvoiceKind])
    for charge in Order.Kind
]


class TickBoxes(forms.MultipleChoiceField):
    """A list kept as JSON, as boxes to tick; the words are those of the model's field."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, name: str, choices):
        field = DocumentRules._meta.get_field(name)
        super().__init__(choices=choices, required=False, label=field.verbose_name, help_text=field.help_text)


class DuesSettingsForm(WagtailAdminModelForm):
    documents = TickBoxes("documents", BOXES)
    file_demanded_for = TickBoxes("file_demanded_for", InvoiceKind.choices)
