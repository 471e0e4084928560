"""What every gateway promises, of whichever channel, so that sending knows nothing about any of them."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Receipt:
    """The gateway accepted the message: `reference` is its own name for it. Accepted is not delivered."""

    reference: str


class Found(Enum):
    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


class GatewayError(Exception):
    """`reason` is one of the channel's own, in words for staff."""

    def __init__(self, reason: models.TextChoices, code: str = "", detail: str = ""):
        super().__init__(f"{reason.value} {code} {detail}".strip())
        self.reason, self.code, self.detail = reason, code, detail


class Refused(GatewayError):
    """Final: the same message would be refused again."""


class Retry(GatewayError):
    """Certainly not sent this time; worth another attempt later."""


class Unknown(GatewayError):
    """The request left and no clear answer came: it must not be sent again by itself."""


class Gateway(ABC):
    """`settles_after` is how long after a sending `find` can be trusted. Messages are the channel's own."""

    settles_after: timedelta = timedelta(0)
    can_find: bool = False

    @abstractmethod
    def send(self, message: Any) -> Receipt:
        """Raises Refused, Retry or Unknown."""

    def find(self, message: Any) -> Found:
        """Did you already take a message of this reference? Raises Retry when it cannot be asked now."""
        return Found.CANNOT_TELL

    @classmethod
    def missing_settings(cls) -> list[str]:
        """Names of what the environment must give before this gateway can send."""
        return []
