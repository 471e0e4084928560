from django.db import transaction
from wagtail.log_actions import log

from ..models import User


@transaction.atomic
def change_profile(*, user: User, name: str, email: str) -> User:
    """What a person is called and where they read email."""
    user = User.objects.select_for_update().get(pk=user.pk)
    new = {"first_name": "", "last_name": name, "email": email}
    if user.get_full_name() == name:
        new |= {"first_name": user.first_name, "last_name": user.last_name}
    changed = [field for field, value in new.items() if getattr(user, field) != value]
    for field in changed:
        setattr(user, field, new[field])
    if changed:
        user.save(update_fields=changed)
        log(user, "accounts.profile_changed", user=user)
    return user
