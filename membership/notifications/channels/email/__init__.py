"""Email: Django's backend behind the contract of all gateways, letters on the association's letterhead."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage

from ..base import Gateway
from .gateway import EmailGateway
from .letter import letter_of

if TYPE_CHECKING:
    from ...models import Notice


def configured_name() -> str:
    return settings.EMAIL_BACKEND


def get_gateway(name: str) -> Gateway:
    return EmailGateway(name)


def message_of(notice: "Notice") -> EmailMessage:
    from ...models import NotificationSettings

    return letter_of(notice, NotificationSettings.load())
