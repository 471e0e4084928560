import uuid
from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from membership.parcels.couriers import choices, clean_number
from membership.parcels.models import Parcel

from ..shipments import Shipment
from .days import DayInput


class BatchForm(forms.Form):
    """One courier and day, and a tracking number for each company whose rows are ticked."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    courier = forms.ChoiceField(label=_("Courier"), choices=choices)
    posted_on = forms.DateField(label=_("Posted on"), widget=DayInput)
    column = forms.CharField(
        label=_("Numbers, one a line"),
        required=False,
        help_text=_("A column copied from a table fills the numbers below, from top to bottom."),
        widget=forms.Textarea(attrs={"rows": 3, "data-numbers-column": ""}),
    )

    def __init__(self, *args, shipments: list[Shipment], **kwargs):
        initial = {"posted_on": timezone.localdate()} | kwargs.pop("initial", {})
        super().__init__(*args, initial=initial, **kwargs)
        self.shipments = shipments
        for shipment in shipments:
            pk, name = shipment.organisation.pk, shipment.organisation.name
            self.fields[f"number-{pk}"] = forms.CharField(
                label=_("Tracking number: %(company)s") % {"company": name},
                required=False,
                max_length=60,
                widget=forms.TextInput(
                    attrs={"autocomplete": "off", "autocapitalize": "characters", "data-number": ""}
                ),
            )
            self.fields[f"enclosures-{pk}"] = forms.CharField(
                label=_("Also enclosed: %(company)s") % {"company": name}, required=False, max_length=80
            )

    def lines(self) -> Iterator[tuple[Shipment, forms.BoundField, forms.BoundField]]:
        """Each company with its two fields."""
        for shipment in self.shipments:
            pk = shipment.organisation.pk
            yield shipment, self[f"number-{pk}"], self[f"enclosures-{pk}"]

    def clean_posted_on(self):
        day = self.cleaned_data["posted_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."))
        return day

    def clean(self):
        given = super().clean()
        self._fill_from_column(given)
        seen: dict[str, str] = {}
        for shipment in self.shipments:
            if shipment.chosen:
                self._clean_number(given, shipment, seen)
        used = Parcel.objects.outgoing().standing().filter(number__in=seen)
        for parcel in used.select_related("organisation"):
            message = _("This number went to %(company)s on %(day)s.")
            error = message % {"company": parcel.organisation, "day": parcel.posted_on}
            self.add_error(seen[parcel.number], error)
        return given

    def _fill_from_column(self, given: dict) -> None:
        numbers = given.get("column", "").split()
        if not numbers:
            return
        names = [f"number-{each.organisation.pk}" for each in self.shipments if each.chosen]
        blank = [name for name in names if not given.get(name)]
        if len(numbers) != len(blank):
            self.add_error("column", _not_as_many(numbers=len(numbers), companies=len(blank)))
            return
        self.data = self.data.copy()
        self.data["column"] = ""
        for name, number in zip(blank, numbers, strict=True):
            given[name] = self.data[name] = number

    def _clean_number(self, given: dict, shipment: Shipment, seen: dict[str, str]) -> None:
        name = f"number-{shipment.organisation.pk}"
        try:
            number = clean_number(given.get(name, ""))
        except ValidationError as error:
            self.add_error(name, error)
            return
        if number in seen:
            self.add_error(name, _("Another company of this batch has the same number."))
            return
        seen[number] = name
        given[name] = number

    @property
    def numbers(self) -> dict[int, str]:
        """By company; what is not sent has none."""
        return {
            each.organisation.pk: self.cleaned_data[f"number-{each.organisation.pk}"]
            for each in self.shipments
            if each.chosen
        }

    @property
    def enclosures(self) -> dict[int, str]:
        return {
            each.organisation.pk: self.cleaned_data[f"enclosures-{each.organisation.pk}"]
            for each in self.shipments
            if each.chosen
        }


def _not_as_many(*, numbers: int, companies: int) -> str:
    had = ngettext("%(count)s number", "%(count)s numbers", numbers) % {"count": numbers}
    wanted = ngettext("%(count)s company", "%(count)s companies", companies) % {"count": companies}
    return _("There are %(had)s here, and %(wanted)s without a number.") % {"had": had, "wanted": wanted}
