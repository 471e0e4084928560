from django.db.models import Value

from .errors import NotYourRole
from .models import Contact, EnterpriseAccount, Organisation, Proposal, Role


def roles_in(user, organisation: Organisation | None) -> set[str]:
    """What this account may do for the company, as roles; an owner holds them all, a stranger none."""
    return roles_by_company(user).get(organisation.pk, set()) if organisation is not None else set()


def roles_by_company(user) -> dict[int, set[str]]:
    """The same for every company this account acts for, by its primary key, in one query."""
    if not user.is_authenticated:
        return {}
    own = EnterpriseAccount.objects.filter(user=user).order_by()
    people = Contact.objects.filter(user=user).order_by()
    held: dict[int, set[str]] = {}
    for company, role in people.values_list("organisation", "role").union(
        own.values_list("organisation", Value(Role.OWNER.value))
    ):
        held.setdefault(company, set()).update(Role if role == Role.OWNER else {role})
    return held


def user_can_act(user, organisation: Organisation | None, *roles: str) -> bool:
    """Does this account act for the company in one of `roles`? Without any: in whatever role."""
    held = roles_in(user, organisation)
    return bool(held & set(roles)) if roles else bool(held)


def check_role(user, organisation: Organisation | None, *roles: str) -> None:
    """Raises `NotYourRole` for who acts for the company, but in none of these roles."""
    held = roles_in(user, organisation)
    if held and not held & {Role.OWNER, *roles}:
        raise NotYourRole(organisation, held=held, wanted=roles)


def user_acts_for(user, organisation: Organisation | None) -> bool:
    """Is this account one of the company's contacts, or its own account?"""
    return user_can_act(user, organisation)


def mailboxes_of(user) -> list[str]:
    """Where messages on the site for this account lie: its own, and those of the companies it acts for."""
    if not user.is_authenticated:
        return []
    companies = Organisation.objects.of(user).order_by("pk").values_list("pk", flat=True)
    return [f"user:{user.pk}", *(f"organisation:{pk}" for pk in companies)]


def user_can_see_companies(user) -> bool:
    """Does this member of staff handle companies: their data, licences and forms?"""
    return user.is_active and user.has_perm("organisations.view_organisation")


def user_can_manage_accounts(user) -> bool:
    """May this member of staff send initial passwords, lock accounts and hand companies over?"""
    return user.is_active and user.has_perm("organisations.manage_enterpriseaccount")


def user_can_decide_on_changes(user) -> bool:
    """May this member of staff approve changes of company data, or send them back?"""
    return user.is_active and user.has_perm("organisations.change_proposal")


def user_can_see_revenue(user) -> bool:
    """Revenue is for the company itself and for staff who are trusted with it."""
    return user.is_active and user.has_perm("organisations.view_revenue")


def user_can_open_file(user, file) -> bool:
    """What a company shows of itself, and what it proposes, opens to its people and to staff who keep
    companies."""
    is_staff = user_can_see_companies(user)
    holders = (
        Organisation.objects.holding(file),
        Proposal.objects.filter(files=file),
    )
    return any((held if is_staff else held.of(user)).exists() for held in holders)
