"""What every SMS gateway promises, so that sending knows nothing about any of them."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Message:
    """`reference` names this one sending; a gateway asked twice with the same one can tell."""

    type: str
    phone: str
    text: str
    reference: str
    since: datetime
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Receipt:
    """The gateway accepted the message: `reference` is its own name for it. Accepted is not delivered."""

    reference: str


class Found(Enum):
    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


class Reason(models.TextChoices):
    """Why a gateway did not send, in words for staff."""

    RECIPIENT_LIMIT = (
        "recipient_limit",
        _("The gateway allows this phone no more messages for now (1 a minute, 5 an hour, 10 a day)."),
    )
    QUOTA = "quota", _("The daily or monthly quota set at the gateway is used up.")
    BALANCE = "balance", _("The gateway account is out of service or has no money left.")
    SIGNATURE = "signature", _("The SMS signature is not approved, or not for this account.")
    TEMPLATE = "template", _("The gateway's template is missing, not approved, or does not fit the values.")
    RECIPIENT = "recipient", _("The gateway does not accept this phone number.")
    CONTENT = "content", _("The gateway refused a value in the message.")
    ADDRESS = "address", _("This server's address is not on the gateway account's list.")
    CREDENTIALS = "credentials", _("The gateway refused the access key.")
    CLOCK = "clock", _("This server's clock differs too much from the gateway's.")
    CONFIGURATION = "configuration", _("The gateway is not configured for this message.")
    UNAVAILABLE = "unavailable", _("The gateway cannot be reached or is too busy.")
    TIMED_OUT = "timed_out", _("The gateway did not answer, so the message may have been sent.")
    OTHER = "other", _("The gateway refused the message.")


class GatewayError(Exception):
    def __init__(self, reason: Reason, code: str = "", detail: str = ""):
        super().__init__(f"{reason.value} {code} {detail}".strip())
        self.reason, self.code, self.detail = reason, code, detail


class Refused(GatewayError):
    """Final: the same message would be refused again."""


class Retry(GatewayError):
    """Certainly not sent this time; worth another attempt later."""


class Unknown(GatewayError):
    """The request left and no clear answer came: it must not be sent again by itself."""


class Gateway(ABC):
    """`settles_after` is how long after a sending `find` can be trusted."""

    settles_after: timedelta = timedelta(0)
    can_find: bool = False

    @abstractmethod
    def send(self, message: Message) -> Receipt:
        """Raises Refused, Retry or Unknown."""

    def find(self, message: Message) -> Found:
        """Did you already take a message of this reference? Raises Retry when it cannot be asked now."""
        return Found.CANNOT_TELL

    @classmethod
    def missing_settings(cls) -> list[str]:
        """Names of what the environment must give before this gateway can send."""
        return []
