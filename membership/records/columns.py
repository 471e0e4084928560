"""Columns of the staff's lists."""

from django.urls import reverse
from wagtail.admin.ui.tables import Column, TitleColumn


class BadgeColumn(Column):
    """A state, in the colour its `tones` give it: success, warning, danger, info or nothing."""

    cell_template_name = "membership/records/badge_cell.html"

    def __init__(self, name, *, tones=None, accessor=None, **kwargs):
        super().__init__(name, accessor=accessor or f"get_{name}_display", **kwargs)
        self.field, self.tones = name, tones or {}

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return context | {"tone": self.tones.get(getattr(instance, self.field), "")}


class TimeColumn(Column):
    """A moment as a date and time that can be compared at a glance."""

    cell_template_name = "membership/records/time_cell.html"


class DayColumn(Column):
    """A day, written as everywhere else."""

    def get_value(self, instance):
        day = super().get_value(instance)
        return day.isoformat() if day else ""


class MoneyColumn(Column):
    cell_template_name = "membership/records/money_cell.html"

    def __init__(self, name, *, classname="desk-money", **kwargs):
        super().__init__(name, classname=classname, **kwargs)


class RecordColumn(TitleColumn):
    """The name of a record, leading to its page."""

    def __init__(self, name, *, url_name, to="pk", **kwargs):
        def address(instance):
            key = instance
            for part in to.split("."):
                key = getattr(key, part)
            return reverse(url_name, args=[key])

        super().__init__(name, get_url=address, **kwargs)
