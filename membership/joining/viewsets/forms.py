from django import forms
from django.utils.translation import gettext_lazy as _

from membership.errors import DomainError

from ..fields import questions_of
from ..models import Application, Review, StageKind
from ..services import Verdict

REMARK = "remark_"


def _happening(*, reference, held_on, example) -> dict[str, forms.Field]:
    return {
        "reference": forms.CharField(label=reference, help_text=example, required=False, max_length=200),
        "held_on": forms.DateField(
            label=held_on, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        ),
    }


def _visit() -> dict[str, forms.Field]:
    return _happening(
        reference=_("Who went"),
        held_on=_("Day of the visit"),
        example=_("Names of those who visited the company."),
    )


def _vote() -> dict[str, forms.Field]:
    return _happening(
        reference=_("Meeting"),
        held_on=_("Day of the meeting"),
        example=_("Which meeting decided, for example “Third council, second meeting”."),
    )


def _papers() -> dict[str, forms.Field]:
    label = _("The papers were handed in in person")
    return {"in_person": forms.BooleanField(label=label, required=False)}


_OWN = {StageKind.VISIT: _visit, StageKind.VOTE: _vote, StageKind.PAPERS: _papers}


class ReviewForm(forms.Form):
    """A decision with its reasons. That a refusal needs a reason is the service's rule."""

    decision = forms.ChoiceField(choices=Review.Decision.choices)
    submission = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        label=_("Reason"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, application: Application, **kwargs):
        super().__init__(*args, **kwargs)
        stage = application.stage
        self.fields |= _OWN.get(stage.kind, dict)() if stage else {}
        self.names = [question.name for question in questions_of(application.process)]
        for name in self.names:
            self.fields[f"{REMARK}{name}"] = forms.CharField(
                required=False,
                max_length=300,
                label=_("Remark"),
                widget=forms.Textarea(attrs={"rows": 2, "data-remark": ""}),
            )

    def own_fields(self) -> list[forms.BoundField]:
        """What only this kind of step asks."""
        return [self[name] for name in ("reference", "held_on", "in_person") if name in self.fields]

    def refuse(self, error: DomainError) -> None:
        """Beside the fields that the refusal is about, where it says which."""
        names = [name for name in getattr(error, "fields", ()) if name in self.fields]
        for name in names or [None]:
            self.add_error(name, str(error))

    def remark_field(self, name: str):
        return self[f"{REMARK}{name}"]

    @property
    def verdict(self) -> Verdict:
        given = self.cleaned_data
        return Verdict(
            decision=Review.Decision(given["decision"]),
            comment=given["comment"],
            reference=given.get("reference", ""),
            held_on=given.get("held_on"),
            in_person=given.get("in_person", False),
            remarks={name: given[f"{REMARK}{name}"] for name in self.names if given[f"{REMARK}{name}"]},
        )
