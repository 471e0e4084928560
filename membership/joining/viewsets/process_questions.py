"""The questions of the form as a table: each is required, optional or not asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..answers import label_of
from ..fields import CATALOGUE, Demand, Field, Group, Shape, in_group

# Asked elsewhere in the same form: how many pictures there are.
ASKED = tuple(field for field in CATALOGUE if field.shape != Shape.PICTURES)


class QuestionsWidget(forms.Widget):
    template_name = "joining/admin/questions.html"

    def get_context(self, name, value, attrs):
        chosen = value or {}
        groups = [
            {
                "label": group.label,
                "rows": [self._row(name, field, chosen) for field in in_group(ASKED, group)],
            }
            for group in Group
        ]
        return super().get_context(name, value, attrs) | {"groups": groups, "demands": Demand}

    def _row(self, name: str, field: Field, chosen: dict) -> dict:
        demand = field.demand if field.locked else chosen.get(field.name, field.demand)
        return {
            "name": f"{name}-{field.name}",
            "label": label_of(field.name),
            "locked": field.locked,
            "is_file": field.is_file,
            "choices": [(each.value, each.label, each == demand) for each in Demand],
        }

    def value_from_datadict(self, data, files, name):
        return {field.name: data[f"{name}-{field.name}"] for field in ASKED if f"{name}-{field.name}" in data}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-{field.name}" in data for field in ASKED)


class QuestionsField(forms.Field):
    """Its value maps questions to how they are asked, as far as the catalogue says otherwise."""

    widget = QuestionsWidget
    default_error_messages = {"unknown": _("Choose how each question is asked.")}

    def clean(self, value: dict) -> dict:
        chosen = {}
        for field in ASKED:
            demand = (value or {}).get(field.name, field.demand)
            if demand not in Demand.values:
                raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
            if not field.locked and demand != field.demand:
                chosen[field.name] = str(demand)
        return chosen

    def has_changed(self, initial, data):
        return self.clean(initial) != self.clean(data)


def demand_choices() -> list[tuple[str, list]]:
    """What companies of a category can be made to answer, in the order of the form."""
    asked = [field for field in ASKED if not field.locked and field.name != "category"]
    return [
        (group.label, [(field.name, label_of(field.name)) for field in in_group(asked, group)])
        for group in Group
    ]
