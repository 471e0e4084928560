from wagtail.log_actions import log

from membership.accounts.recovery import Keepers

from .models import EnterpriseAccount
from .services import keeper_of, link_contacts


def on_phone_confirmed(sender, *, user, phone, **kwargs):
    link_contacts(user=user, phone=phone)


def on_password_chosen(sender, *, user, **kwargs):
    account = EnterpriseAccount.objects.filter(user=user).select_related("organisation").first()
    if account:
        data = {"account": account.name}
        log(account.organisation, "organisations.password_chosen", user=user, data=data)


def keeper_phone_of(user) -> str | None:
    """Whose phone vouches for a company's account: its owner's."""
    account = EnterpriseAccount.objects.filter(user=user).select_related("organisation").first()
    keeper = keeper_of(account.organisation) if account else None
    return str(keeper.phone) if keeper else None


KEEPERS = Keepers(phone_of=keeper_phone_of, are_known=EnterpriseAccount.objects.exists)
