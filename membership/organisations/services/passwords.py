"""Initial passwords of companies' own accounts, always inside the caller's transaction and lock."""

from django.utils import timezone
from wagtail.log_actions import log

from membership.accounts.models import User
from membership.accounts.services import give_initial_password

from ..models import AccountSettings, Contact, EnterpriseAccount, Organisation
from ..notices import tell_initial_password


def locked(organisation: Organisation) -> Organisation:
    """The company as it is now, locked until the transaction ends."""
    return Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)


def keeper_of(organisation: Organisation) -> Contact | None:
    """The owner whom the company's own account is entrusted to: its password goes to this phone."""
    return organisation.contacts.owners().order_by("-is_primary", "pk").first()


def send_password(account: EnterpriseAccount, *, by: User | None) -> None:
    """A new password, written nowhere but in the message that carries it."""
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


def renew_password(organisation: Organisation, *, by: User | None) -> None:
    """Whoever knew the password of the company's account until now, knows it no longer."""
    account = EnterpriseAccount.objects.filter(organisation=organisation).select_related("user").first()
    if account:
        account.organisation = organisation
        send_password(account, by=by)
