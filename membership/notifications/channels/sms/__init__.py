"""SMS gateways behind one contract (`base.Gateway`). A new one is one module and one line here."""

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from ..base import Gateway
from .base import Message

if TYPE_CHECKING:
    from ...models import Notice

GATEWAYS = {
    "console": "membership.notifications.channels.sms.console.ConsoleGateway",
    "aliyun": "membership.notifications.channels.sms.aliyun.AliyunGateway",
    "tencent": "membership.notifications.channels.sms.tencent.TencentGateway",
}


def configured_name() -> str:
    return settings.SMS_GATEWAY


@cache
def gateway_class(name: str) -> type[Gateway]:
    """By its registered name, or by the dotted path of a class of the installation's own."""
    return import_string(GATEWAYS.get(name, name))


def get_gateway(name: str) -> Gateway:
    return gateway_class(name)()


def message_of(notice: "Notice") -> Message:
    return Message(
        type=notice.type,
        phone=notice.recipient,
        text=notice.text,
        params=notice.params,
        reference=str(notice.reference),
        since=notice.claimed_at,
    )
