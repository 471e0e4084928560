from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

from ..closing import obstacles_for
from ..errors import AccountClosed, CannotClose
from ..models import Closure, DataExport, PhoneDevice, SessionEnd, User
from ..signals import account_closing, account_forgotten
from .exports import delete_export
from .logins import phone_of
from .sessions import end_sessions

# The law asks for logs of six months or more.
LOG_DAYS = 190


def log_days() -> int:
    return getattr(settings, "MEMBERSHIP_LOG_DAYS", LOG_DAYS)


@transaction.atomic
def close_account(*, user: User) -> Closure:
    """Closes the account for good and erases what it says of a person. What companies did through it stays
    theirs; the number and the email are kept apart until the logs may go. Raises `CannotClose`."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise AccountClosed
    if obstacles := obstacles_for(user):
        raise CannotClose(obstacles)
    phone = phone_of(user) or ""
    log(user, "accounts.closed", user=user)
    account_closing.send(sender=User, user=user, phone=phone, email=user.email)
    closure = Closure.objects.create(user=user, phone=phone, email=user.email)
    for export in DataExport.objects.filter(user=user).exclude(file=""):
        delete_export(export=export)
    PhoneDevice.objects.filter(user=user).delete()
    TOTPDevice.objects.filter(user=user).delete()
    end_sessions(user=user, why=SessionEnd.CLOSED)
    _empty(user)
    return closure


def _empty(user: User) -> None:
    """Nothing of the person is left in the row that the history of companies points to."""
    user.username = User.opaque_username()
    user.first_name = user.last_name = user.email = ""
    user.is_active = user.is_staff = user.must_change_password = False
    user.password_expires_at = None
    user.set_unusable_password()
    user.save()
    user.groups.clear()


@transaction.atomic
def forget_closed_accounts() -> int:
    """Closed accounts whose logs have been kept long enough lose their number and email, too."""
    before = timezone.now() - timedelta(days=log_days())
    due = Closure.objects.select_for_update().filter(forgotten_at=None, closed_at__lt=before)
    for closure in due:
        account_forgotten.send(sender=Closure, phone=str(closure.phone), email=closure.email)
        closure.phone, closure.email, closure.forgotten_at = "", "", timezone.now()
        closure.save(update_fields=["phone", "email", "forgotten_at"])
    return len(due)
