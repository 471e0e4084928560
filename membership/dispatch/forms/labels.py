from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..printing import SHEETS


class LabelsForm(forms.Form):
    """Which sheets lie in the printer, and how many labels of the first one are used up."""

    sheet = forms.ChoiceField(
        label=_("Labels"),
        choices=lambda: [(each.key, each.name) for each in SHEETS.values()],
        widget=forms.RadioSelect,
        initial="2x4",
    )
    skip = forms.IntegerField(
        label=_("Labels used up on the first sheet"),
        min_value=0,
        initial=0,
        required=False,
        help_text=_("Printing begins after them, row by row."),
    )

    def clean(self):
        given = super().clean()
        given["skip"] = given.get("skip") or 0
        sheet = SHEETS.get(given.get("sheet"))
        if sheet and given["skip"] >= sheet.places:
            if sheet.places == 1:
                given["skip"] = 0
            else:
                message = _("A sheet has %(count)s labels.") % {"count": sheet.places}
                self.add_error("skip", ValidationError(message))
        return given
