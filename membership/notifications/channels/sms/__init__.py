"""SMS gateways behind one contract (`base.Gateway`). A new one is one module and one line here."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Gateway

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
