"""Messages that join two rooms of the lowest floor, which do not know each other."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from membership.notifications.channels import Channel
from membership.notifications.groups import Group
from membership.notifications.services import queue_notice
from membership.notifications.types import NoticeType, register

register(
    NoticeType(
        key="login_code",
        name=_("Code for logging in"),
        variables={"code": "123456"},
        needed=("code",),
        text=_("Your code is {code}. It is good for 10 minutes. Do not give it to anybody."),
        channels=(Channel.SMS,),
        secret=True,
        lifetime=timedelta(minutes=10),
    ),
    group=Group.SECURITY,
)


def send_code(sender, *, phone, code, expires_at, event, **kwargs):
    """Write the message that carries a code; runs in the transaction that made the code."""
    queue_notice(type="login_code", event=event, phone=phone, params={"code": code}, expires_at=expires_at)
