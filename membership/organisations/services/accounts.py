"""The company's own account: opened once, its initial password sent once to the owner's phone and mailbox."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.papers.numbering import next_number

from ..errors import AccountIsLocked, ReasonMissing
from ..models import AccountSettings, EnterpriseAccount, Organisation
from .passwords import locked, send_password

SERIES = "enterprise_account"


@transaction.atomic
def open_enterprise_account(*, organisation: Organisation, by: User | None) -> EnterpriseAccount:
    """The company's own account; made, and its initial password sent, the first time."""
    organisation = locked(organisation)
    known = EnterpriseAccount.objects.filter(organisation=organisation).first()
    if known:
        return known
    name = _free_name(organisation)
    user = User(username=name, last_name=organisation.name)
    user.set_unusable_password()
    user.save()
    account = EnterpriseAccount.objects.create(organisation=organisation, user=user, name=name, opened_by=by)
    log(organisation, "organisations.account_opened", user=by, data={"account": name})
    send_password(account, by=by)
    return account


@transaction.atomic
def send_initial_password(*, account: EnterpriseAccount, by: User | None) -> EnterpriseAccount:
    """A new initial password in place of whatever there was; who is logged in with the account is logged out.

    Raises `AccountIsLocked`.
    """
    account = locked_account(account)
    if account.locked_at:
        raise AccountIsLocked
    send_password(account, by=by)
    return account


@transaction.atomic
def lock_account(*, account: EnterpriseAccount, by: User, reason: str) -> EnterpriseAccount:
    """From now on the account opens to nobody; who is logged in with it is logged out. Twice is once.

    Raises `ReasonMissing`.
    """
    return _turn_key(account, to_lock=True, by=by, reason=reason)


@transaction.atomic
def unlock_account(*, account: EnterpriseAccount, by: User, reason: str) -> EnterpriseAccount:
    """The account opens again, with the password it had. Raises `ReasonMissing`."""
    return _turn_key(account, to_lock=False, by=by, reason=reason)


def locked_account(account: EnterpriseAccount) -> EnterpriseAccount:
    """The account as it is now, its company's row locked."""
    organisation = locked(account.organisation)
    account = EnterpriseAccount.objects.select_related("user").get(pk=account.pk)
    account.organisation = organisation
    return account


def _turn_key(account: EnterpriseAccount, *, to_lock: bool, by: User, reason: str) -> EnterpriseAccount:
    if not reason.strip():
        raise ReasonMissing
    account = locked_account(account)
    if (account.locked_at is not None) == to_lock:
        return account
    account.locked_at = timezone.now() if to_lock else None
    account.save(update_fields=["locked_at"])
    account.user.is_active = not to_lock
    account.user.save(update_fields=["is_active"])
    action = "organisations.account_locked" if to_lock else "organisations.account_unlocked"
    log(account.organisation, action, user=by, data={"account": account.name, "reason": reason.strip()})
    return account


def _free_name(organisation: Organisation) -> str:
    """By the association's rule; a name that somebody has already is passed over."""
    rules = AccountSettings.load()
    by_code = rules.naming == AccountSettings.Naming.CODE and organisation.uscc
    if by_code and not _is_taken(organisation.uscc):
        return organisation.uscc
    while _is_taken(name := f"{rules.prefix}{next_number(series=SERIES):06d}"):
        pass
    return name


def _is_taken(name: str) -> bool:
    return User.objects.filter(username=name).exists()
