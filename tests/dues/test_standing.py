"""A membership's stored state follows the calendar, without anybody touching it."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from wagtail.models import ModelLogEntry

from membership.dues import tasks
from membership.dues.models import Membership
from tests.factories import joined_application

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days_to_the_end", "state"),
    [(91, "active"), (89, "expiring"), (-1, "due"), (-729, "due"), (-731, "withdrawn")],
)
def test_the_hourly_task_writes_the_state_of_the_day_once(days_to_the_end, state):
    membership = joined_application().organisation.membership
    with time_machine.travel(membership.valid_until - timedelta(days=days_to_the_end)):
        assert tasks.refresh_states() == (state != "active")
        assert tasks.refresh_states() == 0
    membership = Membership.objects.get()
    assert membership.state == state
    changes = ModelLogEntry.objects.for_instance(membership).filter(action="dues.state_changed")
    assert changes.count() == (state != "active")


def test_every_scheduled_task_exists():
    from config.celery import app

    app.loader.import_default_modules()
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)
