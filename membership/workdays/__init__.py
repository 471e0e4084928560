"""Working days by the Chinese calendar, as the secretariat may correct it."""

from .calendar import add_working_days, is_working_day, working_days_between

__all__ = ["add_working_days", "is_working_day", "working_days_between"]
