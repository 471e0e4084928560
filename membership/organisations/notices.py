"""The messages of this room."""

from datetime import timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from membership.notifications.addresses import organisation_mailbox
from membership.notifications.services import queue_notice
from membership.notifications.types import NoticeType, register

from .models import Organisation, Role
from .telling import tell_company

_ACCOUNT = {"company": "示例供热有限公司", "account": "91990000MA00000000", "password": "k7mt4wpd9xha"}
_CHANGE = {"company": "示例供热有限公司", "fields": "单位名称、营业执照"}

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
    NoticeType(
        key="person_added",
        name=_("Person added to a company"),
        variables={"company": "示例供热有限公司", "role": "缴费"},
        text=_(
            "You now act for {company}, in the role {role}. Log in with a code sent to this mobile number."
        ),
        link="/member/",
    ),
    NoticeType(
        key="company_handed_over",
        compulsory=True,
        name=_("Company handed over"),
        variables={"company": "示例供热有限公司", "giver": "示例联系人", "taker": "示例接收人"},
        text=_(
            "{giver} has handed {company} over to {taker}. If you know nothing of this, please call the "
            "secretariat."
        ),
    ),
    NoticeType(
        key="profile_change_approved",
        name=_("Change of company data approved"),
        variables=_CHANGE,
        text=_("The change you asked for at {company} is approved and in force: {fields}."),
        link="/member/",
    ),
    NoticeType(
        key="profile_change_returned",
        name=_("Change of company data sent back"),
        variables=_CHANGE | {"words": "示例：请上传最新的营业执照"},
        text=_(
            "The change you asked for at {company} ({fields}) was sent back: {words} Please correct it in "
            "the member center and send it again."
        ),
        link="/member/",
    ),
    NoticeType(
        key="revenue_asked",
        name=_("Revenue of a year asked for"),
        variables={"company": "示例供热有限公司", "year": "2026"},
        text=_(
            "Please enter the revenue of {company} in {year} in the member center. Only your company and the "
            "secretariat see it."
        ),
        link="/member/revenue/",
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


def tell_person_added(contact) -> None:
    queue_notice(
        type="person_added",
        event=f"person-added:{contact.pk}:{contact.role}",
        phone=str(contact.phone),
        email=contact.email,
        params={"company": contact.organisation.name, "role": _role(contact)},
    )


def tell_handed_over(handover) -> None:
    """Both are told: who answers for the company from now on, and who did."""
    params = {
        "company": handover.organisation.name,
        "giver": str(handover.giver),
        "taker": str(handover.taker),
    }
    for contact in (handover.giver, handover.taker):
        queue_notice(
            type="company_handed_over",
            event=f"handed-over:{handover.pk}",
            phone=str(contact.phone),
            email=contact.email,
            mailbox=organisation_mailbox(handover.organisation_id),
            params=params,
        )


def tell_proposal_approved(proposal) -> None:
    tell_company(
        proposal.organisation,
        type="profile_change_approved",
        event=f"profile-change:{proposal.pk}:approved",
        fields=_fields(proposal.names),
    )


def tell_proposal_returned(proposal) -> None:
    tell_company(
        proposal.organisation,
        type="profile_change_returned",
        event=f"profile-change:{proposal.pk}:returned",
        fields=_fields(proposal.names),
        words=proposal.words,
    )


def tell_revenue_asked(organisation, year: int) -> None:
    tell_company(
        organisation,
        type="revenue_asked",
        event=f"revenue-asked:{organisation.pk}:{year}",
        year=str(year),
    )


def _fields(names) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return "、".join(str(Organisation._meta.get_field(name).verbose_name) for name in names)


def _role(contact) -> str:
    with translation.override(settings.LANGUAGE_CODE):  # the language of the message, not of who adds
        return str(Role(contact.role).label)
