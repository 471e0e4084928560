"""Working days by the Chinese calendar, and what the secretariat puts right."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from membership.accounts.models import User
from membership.workdays import add_working_days, is_working_day, working_days_between
from membership.workdays.models import DayOverride

pytestmark = pytest.mark.django_db

# day, count → the working day; in 2026 the National Day holiday is 1–7 October, 10 October is worked.
TARGETS = [
    ("2026-11-20", 1, "2026-11-23"),  # a Friday
    ("2026-11-21", 2, "2026-11-24"),  # begun at a weekend
    ("2026-11-20", 0, "2026-11-20"),
    ("2026-11-21", 0, "2026-11-23"),
    ("2026-09-30", 1, "2026-10-08"),  # over the holiday
    ("2026-10-08", 2, "2026-10-10"),  # a Saturday that is worked
    ("2098-01-03", 1, "2098-01-06"),  # a year nobody has announced: Monday to Friday
]


@pytest.mark.parametrize(("day", "count", "expected"), TARGETS)
def test_targets_are_counted_in_working_days(day, count, expected):
    assert add_working_days(date.fromisoformat(day), count) == date.fromisoformat(expected)


def test_between_two_days_lie_as_many_working_days_as_were_added():
    for day, count, expected in TARGETS:
        first, last = date.fromisoformat(day), date.fromisoformat(expected)
        if count:
            assert working_days_between(first, last) == count
            assert working_days_between(last, first) == -count


def test_what_the_secretariat_writes_down_goes_before_the_calendar():
    DayOverride.objects.create(day=date(2026, 11, 23), is_working=False, note="协会年会")
    DayOverride.objects.create(day=date(2026, 11, 21), is_working=True)
    assert is_working_day(date(2026, 11, 21))
    assert not is_working_day(date(2026, 11, 23))
    assert add_working_days(date(2026, 11, 20), 2) == date(2026, 11, 24)
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 24)) == 2


def test_a_long_target_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        add_working_days(date(2026, 1, 1), 60)


def test_staff_keep_the_exceptions_and_are_told_until_when_the_calendar_is_known():
    browser = Client()
    browser.force_login(User.objects.create_superuser("keeper", password="a long password"))
    browser.post(reverse("day_overrides:add"), {"day": "2027-02-08", "note": "春节"})
    assert not is_working_day(date(2027, 2, 8))
    page = browser.get(reverse("day_overrides:index")).text
    assert "2027-02-08" in page
    assert "2026" in page
