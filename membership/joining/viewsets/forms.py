from django import forms
from django.utils.translation import gettext_lazy as _

from ..fields import FIELD_NAMES
from ..models import Review
from ..services import Verdict

REMARK = "remark_"


class ReviewForm(forms.Form):
    """A decision with its reasons. That a refusal needs a reason is the service's rule."""

    decision = forms.ChoiceField(choices=Review.Decision.choices)
    submission = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("Reason"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in FIELD_NAMES:
            self.fields[f"{REMARK}{name}"] = forms.CharField(
                required=False,
                max_length=300,
                label=_("Remark"),
                widget=forms.Textarea(attrs={"rows": 2, "data-remark": ""}),
            )

    def remark_field(self, name: str):
        return self[f"{REMARK}{name}"]

    @property
    def verdict(self) -> Verdict:
        given = self.cleaned_data
        return Verdict(
            decision=Review.Decision(given["decision"]),
            comment=given["comment"],
            remarks={name: given[f"{REMARK}{name}"] for name in FIELD_NAMES if given[f"{REMARK}{name}"]},
        )
