"""Counting working days: what the secretariat has written down, else the official calendar, else Monday to
Friday (for years whose holidays are not announced yet, or not yet in the library)."""

from collections.abc import Mapping
from datetime import date, timedelta

import chinese_calendar
from django.apps import apps

_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    return _is_working(day, _exceptions(day, day))


def add_working_days(day: date, count: int) -> date:
    """The working day that is `count` after `day`; with 0, `day` itself or the next working day."""
    exceptions = _exceptions(day)
    found = day
    while count > 0 or not _is_working(found, exceptions):
        found += _DAY
        count -= _is_working(found, exceptions)
    return found


def working_days_between(first: date, last: date) -> int:
    """How many working days come after `first`, up to and with `last`; negative when `last` is earlier."""
    if last < first:
        return -working_days_between(last, first)
    exceptions = _exceptions(first, last)
    days = (first + _DAY * number for number in range(1, (last - first).days + 1))
    return sum(_is_working(day, exceptions) for day in days)


def last_known_year() -> int:
    """Up to this year the official calendar is known here."""
    return max(chinese_calendar.holidays).year


def _exceptions(first: date, last: date | None = None) -> Mapping[date, bool]:
    # By its name: this module is imported before the app's models are.
    rows = apps.get_model("workdays", "DayOverride").objects.filter(day__gte=first)
    if last:
        rows = rows.filter(day__lte=last)
    return dict(rows.values_list("day", "is_working"))


def _is_working(day: date, exceptions: Mapping[date, bool]) -> bool:
    if day in exceptions:
        return exceptions[day]
    try:
        return chinese_calendar.is_workday(day)
    except NotImplementedError:  # a year beyond the library
        return day.weekday() < _SATURDAY
