"""What the other rooms learn of a person's account: connected in `apps.ready()`."""

from uuid import uuid4

from django.utils import timezone

from membership.accounts.errors import CannotClose
from membership.accounts.models import DataExport, PhoneDevice
from membership.joining.services import people as applications
from membership.notifications.forgetting import empty_mailbox, forget_recipient
from membership.organisations.models import Contact
from membership.organisations.services import following

from . import obstacles
from .notices import ending_of, tell_user


def on_phone_changed(sender, *, user, old, new, **kwargs):
    following.follow_phone(user=user, phone=new)
    applications.follow_phone(user=user, old=old, new=new)
    event = f"phone-changed:{user.pk}:{uuid4()}"
    tell_user(user, type="phone_changed", event=event, phone=old, ending=ending_of(new))


def on_account_secured(sender, *, user, what, **kwargs):
    tell_user(user, type=what, event=f"{what}:{user.pk}:{uuid4()}", when=now())


def on_export_ready(sender, *, export, **kwargs):
    event = f"data-export:{export.pk}"
    tell_user(export.user, type="data_export_ready", event=event, days=str(DataExport.DAYS))


def on_account_closing(sender, *, user, phone, **kwargs):
    """Under the lock of its companies, so that the last owner of one does not slip away beside another."""
    following.lock_companies(user)
    if found := list(obstacles.of_companies(user)):
        raise CannotClose(found)
    tell_user(user, type="account_closed", event=f"account-closed:{user.pk}", when=now())
    applications.forget_drafts(user=user)
    following.leave_companies(user=user)
    empty_mailbox(user=user)


def on_account_forgotten(sender, *, phone, email, **kwargs):
    """Unless somebody else has that number or address by now: what was sent to them is theirs."""
    if PhoneDevice.objects.filter(phone=phone, user__isnull=False).exists():
        phone = ""
    if Contact.objects.filter(email=email).exists():
        email = ""
    forget_recipient(phone=phone, email=email)


def addressee(phone: str, email: str) -> int | None:
    """Who reads what goes to this phone or, where there is none, to this email."""
    if phone:
        holders = PhoneDevice.objects.filter(phone=phone, user__isnull=False)
        return holders.values_list("user", flat=True).first()

    people = Contact.objects.filter(email=email, user__isnull=False).order_by("pk")
    return people.values_list("user", flat=True).first()


def now() -> str:
    return timezone.localtime().strftime("%Y-%m-%d %H:%M")
