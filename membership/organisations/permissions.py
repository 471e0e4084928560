from .models import Contact, EnterpriseAccount, Organisation, Role


def roles_in(user, organisation: Organisation | None) -> set[str]:
    """What this account may do for the company, as roles; an owner holds them all, a stranger none."""
    if organisation is None or not user.is_authenticated:
        return set()
    if EnterpriseAccount.objects.filter(user=user, organisation=organisation).exists():
        return set(Role)
    held = set(Contact.objects.filter(user=user, organisation=organisation).values_list("role", flat=True))
    return set(Role) if Role.OWNER in held else held


def user_can_act(user, organisation: Organisation | None, *roles: str) -> bool:
    """Does this account act for the company in one of `roles`? Without any: in whatever role."""
    held = roles_in(user, organisation)
    return bool(held & set(roles)) if roles else bool(held)


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
