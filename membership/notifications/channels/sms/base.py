"""What an SMS gateway is given, and why it may not send."""

from dataclasses import dataclass, field
from datetime import datetime

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
