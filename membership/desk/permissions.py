from django.db.models import QuerySet

from membership.accounts.models import User


def staff_accounts() -> QuerySet:
    """Not those of companies: they log in by phone and hold no role."""
    return User.objects.exclude(phone_device__isnull=False, groups__isnull=True, is_superuser=False)


def user_can_change_account(user: User, account: User) -> bool:
    """Whoever keeps accounts keeps those of staff; superusers and companies are out of their reach."""
    return user.is_superuser or (not account.is_superuser and staff_accounts().filter(pk=account.pk).exists())
