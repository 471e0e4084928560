"""Messages about a person's own account. Accounts and messages do not know each other; here they meet."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from membership.accounts.models import User
from membership.accounts.phones import national_format
from membership.accounts.services import phone_of
from membership.notifications.addresses import user_mailbox
from membership.notifications.channels import Channel
from membership.notifications.groups import Group
from membership.notifications.services import queue_notice
from membership.notifications.types import NoticeType, register
from membership.organisations.models import Contact

_QUIET = (Channel.EMAIL, Channel.INBOX)

register(
    NoticeType(
        key="phone_changed",
        name=_("Mobile number of an account changed"),
        variables={"ending": "8000"},
        subject=_("Your account logs in with another number"),
        text=_(
            "Your account now logs in with the mobile number ending in {ending}. If this was not you, please "
            "call the secretariat at once."
        ),
        link=reverse_lazy("center:account-access"),
    ),
    NoticeType(
        key="password_changed",
        name=_("Password of an account changed"),
        variables={"when": "2026-11-22 09:30"},
        channels=_QUIET,
        text=_(
            "The password of your account was changed on {when}. If this was not you, choose a new one by a "
            "code to your phone and call the secretariat."
        ),
        link=reverse_lazy("center:account-access"),
    ),
    NoticeType(
        key="authenticator_added",
        name=_("Authenticator app added"),
        variables={"when": "2026-11-22 09:30"},
        channels=_QUIET,
        text=_(
            "An authenticator app was added to your account on {when}. If this was not you, change your "
            "password and call the secretariat."
        ),
        link=reverse_lazy("center:account-access"),
    ),
    NoticeType(
        key="authenticator_removed",
        name=_("Authenticator app removed"),
        variables={"when": "2026-11-22 09:30"},
        channels=_QUIET,
        text=_(
            "The authenticator app was removed from your account on {when}. If this was not you, change your "
            "password and call the secretariat."
        ),
        link=reverse_lazy("center:account-access"),
    ),
    NoticeType(
        key="data_export_ready",
        name=_("Archive of one's data ready"),
        variables={"days": "7"},
        channels=_QUIET,
        text=_(
            "The archive of your data is ready. You can download it for {days} days under Account settings."
        ),
        link=reverse_lazy("center:my-data"),
    ),
    NoticeType(
        key="account_closed",
        name=_("Account closed"),
        variables={"when": "2026-11-22 09:30"},
        channels=(Channel.SMS, Channel.EMAIL),
        text=_("Your account was closed on {when}, as you asked. If this was not you, call the secretariat."),
    ),
    group=Group.SECURITY,
)


def email_of(user: User) -> str:
    """Where this person reads email: as they said, or as one of their companies has it."""
    if user.email:
        return user.email
    known = Contact.objects.filter(user=user).exclude(email="").order_by("pk")
    return known.values_list("email", flat=True).first() or ""


def tell_user(user: User, *, type: str, event: str, phone: str | None = None, **params: str) -> None:
    """To this person, wherever they are reached; `phone` where it is not the one they log in with now."""
    queue_notice(
        type=type,
        event=event,
        phone=phone if phone is not None else phone_of(user) or "",
        email=email_of(user),
        mailbox=user_mailbox(user.pk),
        params=params,
    )


def ending_of(phone: str) -> str:
    return national_format(phone)[-4:]
