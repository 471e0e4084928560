"""The company's own account: opened once, its initial password sent once to the owner's phone and mailbox."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.accounts.services import give_initial_password
from membership.papers.numbering import next_number

from ..errors import AccountIsLocked
from ..models import AccountSettings, EnterpriseAccount, Organisation
from ..notices import tell_initial_password
from .people import keeper_of, locked

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
def lock_account(*, account: EnterpriseAccount, by: User | None) -> EnterpriseAccount:
    """From now on the account opens to nobody; who is logged in with it is logged out. Twice is once."""
    account = locked_account(account)
    if account.locked_at is None:
        _write_lock(account, timezone.now())
        log(account.organisation, "organisations.account_locked", user=by, data={"account": account.name})
    return account


@transaction.atomic
def unlock_account(*, account: EnterpriseAccount, by: User | None) -> EnterpriseAccount:
    account = locked_account(account)
    if account.locked_at is not None:
        _write_lock(account, None)
        log(account.organisation, "organisations.account_unlocked", user=by, data={"account": account.name})
    return account


def locked_account(account: EnterpriseAccount) -> EnterpriseAccount:
    """The account as it is now, its company's row locked."""
    organisation = locked(account.organisation)
    account = EnterpriseAccount.objects.select_related("user").get(pk=account.pk)
    account.organisation = organisation
    return account


def send_password(account: EnterpriseAccount, *, by: User | None) -> None:
    """Inside the caller's transaction and lock. The password itself is written nowhere but in the message."""
    days = AccountSettings.load().password_days
    password = give_initial_password(user=account.user, days=days)
    account.password_sent_at = timezone.now()
    account.passwords_sent += 1
    account.save(update_fields=["password_sent_at", "passwords_sent"])
    keeper = keeper_of(account.organisation)
    told = tell_initial_password(account, keeper=keeper, password=password, days=days) if keeper else False
    log(
        account.organisation,
        "organisations.password_sent",
        user=by,
        data={"account": account.name, "to": str(keeper) if told else ""},
    )


def _write_lock(account: EnterpriseAccount, moment) -> None:
    account.locked_at = moment
    account.save(update_fields=["locked_at"])
    account.user.is_active = moment is None
    account.user.save(update_fields=["is_active"])


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
