"""What a tracking provider is asked, what it answers, and why it may have no answer."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..couriers import Courier
from ..models import Transit

_EXTENSION = re.compile(r"(转|分机|ext\.?|x|#).*", re.IGNORECASE)


@dataclass(frozen=True)
class Question:
    """`phone` is that of sender or recipient, as on the parcel; some couriers tell nothing without it."""

    courier: Courier
    number: str
    phone: str = ""

    @property
    def phone_ending(self) -> str:
        """Its last four digits, without an extension."""
        return re.sub(r"\D", "", _EXTENSION.sub("", self.phone))[-4:]


@dataclass(frozen=True)
class Event:
    at: datetime
    text: str


@dataclass(frozen=True)
class News:
    """`events` has the newest first."""

    transit: Transit
    events: tuple[Event, ...] = ()


class Reason(models.TextChoices):
    """Why nothing is known, in words for staff."""

    NOTHING_YET = "nothing_yet", _("The courier knows nothing of this number yet.")
    PHONE = "phone", _("The courier tells nothing without the right telephone number of the parcel.")
    COURIER = "courier", _("The tracking service does not know this courier or this number.")
    BUSY = "busy", _("The tracking service could not be reached or is too busy.")
    CREDENTIALS = "credentials", _("The tracking service refused our key.")
    BALANCE = "balance", _("The account at the tracking service is used up.")
    ANSWER = "answer", _("The tracking service gave an answer that makes no sense.")


class TrackingError(Exception):
    """No news. `reason` is for staff, `detail` for the log."""

    def __init__(self, reason: Reason, detail: str = ""):
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason, self.detail = reason, detail


class NothingYet(TrackingError):
    """The number is not known, or not yet: to be asked again much later."""


class Retry(TrackingError):
    """It may be different in an hour."""


class Misconfigured(TrackingError):
    """No parcel will get an answer until somebody changes the configuration or pays."""


class Provider(ABC):
    """Each call of `track` may cost money: callers ask sparingly, and never twice in `pause_minutes`."""

    key = ""
    pause_minutes = 30

    @classmethod
    def missing_settings(cls) -> list[str]:
        """Names of settings without which it cannot work."""
        return []

    @abstractmethod
    def knows(self, courier: Courier) -> bool:
        """May it be asked about parcels of this courier?"""

    @abstractmethod
    def track(self, question: Question) -> News:
        """Raises `NothingYet`, `Retry` or `Misconfigured`."""
