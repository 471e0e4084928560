"""The messages of this room."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from membership.notifications.services import queue_notice
from membership.notifications.types import NoticeType, register

_ACCOUNT = {"company": "示例供热有限公司", "account": "91990000MA00000000", "password": "k7mt4wpd9xha"}

register(
    NoticeType(
        key="enterprise_account_opened",
        name=_("Enterprise account opened"),
        variables=_ACCOUNT | {"days": "14"},
        needed=("account", "password"),
        text=_(
            "The enterprise account of {company} has been opened. Account: {account}, initial password: "
            "{password}. Log in with password within {days} days and choose one of your own."
        ),
        secret=True,
        lifetime=timedelta(days=14),
    ),
    NoticeType(
        key="enterprise_password_sent",
        name=_("New initial password of an enterprise account"),
        variables=_ACCOUNT | {"days": "14"},
        needed=("account", "password"),
        text=_(
            "The enterprise account of {company} has a new initial password. Account: {account}, initial "
            "password: {password}. Log in with password within {days} days and choose one of your own."
        ),
        secret=True,
        lifetime=timedelta(days=14),
    ),
)


def tell_initial_password(account, *, keeper, password: str, days: int) -> bool:
    """The one place where the password stands: a secret message, masked once it is sent."""
    is_first = account.passwords_sent == 1
    notices = queue_notice(
        type="enterprise_account_opened" if is_first else "enterprise_password_sent",
        event=f"enterprise-password:{account.pk}:{account.passwords_sent}",
        phone=str(keeper.phone),
        email=keeper.email,
        params={
            "company": account.organisation.name,
            "account": account.name,
            "password": password,
            "days": str(days),
        },
        expires_at=account.user.password_expires_at,
    )
    return bool(notices)
