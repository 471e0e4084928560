"""Who may see and do what with entries, as plain questions."""

from membership.dues.models import Membership
from membership.organisations.permissions import user_can_act
from membership.papers.models import PrivateFile

from .models import Entry, Post, PostFile, Product, ProductFile, Upload
from .models.moderation import user_can_moderate

__all__ = [
    "user_can_look_into",
    "user_can_moderate",
    "user_can_moderate_anything",
    "user_can_open_file",
    "user_is_paid_up",
]


def user_can_look_into(user, kind: type[Entry]) -> bool:
    """May this member of staff read entries of this kind, published or not?"""
    can_view = user.is_active and user.has_perm(f"exchange.view_{kind._meta.model_name}")
    return can_view or user_can_moderate(user, kind)


def user_can_moderate_anything(user) -> bool:
    return user_can_moderate(user, Post) or user_can_moderate(user, Product)


def user_is_paid_up(user) -> bool:
    """Does this account act for a member in good standing?"""
    return user.is_authenticated and Membership.objects.of(user).in_good_standing().exists()


def user_can_open_file(user, file: PrivateFile) -> bool:
    """Its company and the staff always; other members in good standing once it is published."""
    upload = Upload.objects.filter(file=file).select_related("organisation").first()
    if upload is None:
        return False
    if user_can_act(user, upload.organisation):
        return True
    if user_can_look_into(user, Post) or user_can_look_into(user, Product):
        return True
    return user_is_paid_up(user) and is_shown(file)


def is_shown(file: PrivateFile) -> bool:
    """Does something that is published hold this file?"""
    return any(
        kept.objects.filter(file=file, entry__in=kind.objects.shown()).exists()
        for kept, kind in ((PostFile, Post), (ProductFile, Product))
    )
