"""Until when a step is to be decided, and how long a public notice runs. Pure but for the calendar."""

from datetime import date, timedelta

from django.utils import timezone

from membership.workdays import add_working_days

from .models import Application, Stage, StageKind


def due_on(stage: Stage, *, since: date) -> date | None:
    """By when the secretariat means to decide at a step that begins on `since`; None without a target.

    What waits for a parcel is due only once that has come; a public notice, once its days are over.
    """
    if stage.kind == StageKind.PUBLICITY:
        return add_working_days(since + timedelta(days=stage.notice_days), stage.target_days or 1)
    if stage.target_days is None:
        return None
    return add_working_days(since, stage.target_days)


def notice_from(application: Application) -> date:
    """The first day of the public notice: the day after it was put up, so that all its days are whole."""
    return timezone.localdate(application.stage_since) + timedelta(days=1)


def notice_until(application: Application) -> date:
    """Its last day; on the day after, it may be passed."""
    return timezone.localdate(application.stage_since) + timedelta(days=application.stage.notice_days)


def is_overdue(application: Application) -> bool:
    return (
        application.status in Application.DECIDED
        and application.due_on is not None
        and application.due_on < timezone.localdate()
    )
