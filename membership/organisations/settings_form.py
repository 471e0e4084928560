from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .models.companies import REVIEWED_ALWAYS, CompanyDetails


def reviewable() -> list[tuple[str, str]]:
    return [
        (field.name, capfirst(field.verbose_name))
        for field in CompanyDetails._meta.get_fields()
        if field.name not in REVIEWED_ALWAYS
    ]


class OrganisationSettingsForm(WagtailAdminModelForm):
    reviewed = forms.MultipleChoiceField(
        label=_("Data that is reviewed before it changes"),
        choices=reviewable,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Name and company code always are. A change of what is ticked waits for the secretariat; "
            "everything else takes effect at once."
        ),
    )
